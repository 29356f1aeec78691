import { t } from '../../shared/i18n';
import type { District } from '../shapes';

/** The district in four numbers. */
export function Figures({ data: { houses, organisations, staff } }: { data: District }) {
  const living = houses.reduce((sum, house) => sum + house.residents, 0);
  const figures: readonly [number, string][] = [[houses.length, t('Häuser')], [living, t('Bewohner/innen')], [staff.length, t('Im Team')], [organisations.length, t('Stellen')]];
  return (
    <ul class="figures">
      {figures.map(([count, name]) => <li key={name} class="card"><strong class="key-figure"><bdi>{count}</bdi></strong><span class="muted">{name}</span></li>)}
    </ul>
  );
}
