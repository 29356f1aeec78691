/** The houses of the accommodation staff. */
import { useEffect } from 'preact/hooks';
import building from 'lucide:building-2';
import { t } from '../../shared/i18n';
import { EmptyState, LoadError, Row, Skeleton } from '../../shared/ui';
import { Page } from '../frame/Page';
import { myHouses } from './mine';

export function HousesScreen() {
  useEffect(() => void myHouses.load(), []);
  const all = myHouses.data.value;
  return (
    <Page title={t('Meine Häuser')}>
      {myHouses.error.value !== null && !all && <LoadError error={myHouses.error.value} retry={() => void myHouses.load()} />}
      {!all && myHouses.error.value === null && <Skeleton cards={2} />}
      {all?.length === 0 && <EmptyState icon={building}>{t('Ihnen ist noch kein Haus zugeordnet.')}</EmptyState>}
      {all && all.length > 0 && (
        <ul class="house-list">
          {all.map((house) => <li key={house.id}><Row icon={building} title={<bdi>{house.name}</bdi>} text={<bdi>{house.address}</bdi>} to={`/houses/${house.id}`} /></li>)}
        </ul>
      )}
    </Page>
  );
}
