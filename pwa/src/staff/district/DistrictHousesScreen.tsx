/** All houses with how full they are. */
import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import building from 'lucide:building-2';
import { t } from '../../shared/i18n';
import { EmptyState, Field } from '../../shared/ui';
import { Page } from '../frame/Page';
import { phaseName } from '../parts/words';
import type { District, DistrictHouse } from '../shapes';
import { Loaded } from './Loaded';
import { matches } from './matches';

export function DistrictHousesScreen() {
  const q = useSignal('');
  return (
    <Page title={t('Häuser')}>
      <div class="search"><Field label={t('Haus oder Ort suchen')} type="search" value={q.value} onChange={(value) => (q.value = value)} /></div>
      <Loaded>
        {(data) => {
          const found = data.houses.filter((house) => matches(q.value, house.name, house.municipality, house.address));
          if (found.length === 0) return <EmptyState icon={building}>{t('Kein Haus gefunden.')}</EmptyState>;
          return <HousesTable houses={found} data={data} />;
        }}
      </Loaded>
    </Page>
  );
}

function HousesTable({ houses, data }: { houses: readonly DistrictHouse[]; data: District }) {
  return (
    <div class="table-frame">
      <table class="folds">
        <caption class="for-ears">{t('Häuser')}</caption>
        <thead><tr><th scope="col">{t('Haus')}</th><th scope="col">{t('Ort')}</th><th scope="col">{t('Art')}</th><th scope="col">{t('Betreiber')}</th><th scope="col">{t('Belegung')}</th></tr></thead>
        <tbody>
          {houses.map((house) => (
            <tr key={house.id}>
              <th scope="row"><bdi>{house.name}</bdi><span class="muted block"><bdi>{house.address}</bdi></span></th>
              <td><bdi>{house.municipality}</bdi></td>
              <td>{phaseName(house.phase)}</td>
              <td><bdi>{data.organisations.find((each) => each.id === house.operator_id)?.short_name}</bdi></td>
              <td><Occupancy residents={house.residents} beds={house.beds} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "112 von 140" and a bar that says the same. */
function Occupancy({ residents, beds }: { residents: number; beds: number }) {
  const bar = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => bar.current?.style.setProperty('--part', String(Math.min(1, residents / Math.max(1, beds)))));
  return (
    <span class="occupancy">
      <span>{t('{residents} von {beds} Betten', { residents, beds })}</span>
      <span class="bar" ref={bar} aria-hidden="true" />
    </span>
  );
}
