/** The houses of the accommodation staff. */
import { useEffect, useMemo } from 'preact/hooks';
import building from 'lucide:building-2';
import { get } from '../../shared/api';
import { t } from '../../shared/i18n';
import { session } from '../../shared/session';
import { EmptyState, LoadError, Row, Skeleton } from '../../shared/ui';
import { Page } from '../frame/Page';
import { remote } from '../parts/remote';
import type { House } from '../shapes';

export function HousesScreen() {
  const houses = useMemo(() => remote(() => get<House[]>('/staff/houses')), []);
  useEffect(() => void houses.load(), []);
  const all = houses.data.value;
  return (
    <Page title={t('Meine Häuser')}>
      <p class="muted hello">{t('Hallo {name}', { name: session.value?.viewer?.call_me ?? '' })}</p>
      {houses.error.value !== null && !all && <LoadError error={houses.error.value} retry={() => void houses.load()} />}
      {!all && houses.error.value === null && <Skeleton cards={2} />}
      {all?.length === 0 && <EmptyState icon={building}>{t('Ihnen ist noch kein Haus zugeordnet.')}</EmptyState>}
      {all && all.length > 0 && (
        <ul class="house-list">
          {all.map((house) => <li key={house.id}><Row icon={building} title={<bdi>{house.name}</bdi>} text={<bdi>{house.address}</bdi>} to={`/houses/${house.id}`} /></li>)}
        </ul>
      )}
    </Page>
  );
}
