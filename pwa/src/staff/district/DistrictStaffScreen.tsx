/** Everybody who works in the district. */
import { useSignal } from '@preact/signals';
import users from 'lucide:users';
import { t } from '../../shared/i18n';
import { EmptyState, Field } from '../../shared/ui';
import { Page } from '../frame/Page';
import { languageNames } from '../parts/words';
import type { Colleague, District } from '../shapes';
import { Loaded } from './Loaded';
import { matches } from './matches';

export function DistrictStaffScreen() {
  const q = useSignal('');
  return (
    <Page title={t('Team')}>
      <div class="search"><Field label={t('Name, Stelle oder Haus suchen')} type="search" value={q.value} onChange={(value) => (q.value = value)} /></div>
      <Loaded>
        {(data) => {
          const found = data.staff.filter((each) => matches(q.value, each.name, each.title, organisationOf(each, data), housesOf(each, data)));
          if (found.length === 0) return <EmptyState icon={users}>{t('Niemand gefunden.')}</EmptyState>;
          return <StaffTable staff={found} data={data} />;
        }}
      </Loaded>
    </Page>
  );
}

function StaffTable({ staff, data }: { staff: readonly Colleague[]; data: District }) {
  return (
    <div class="table-frame">
      <table class="folds">
        <caption class="for-ears">{t('Team')}</caption>
        <thead><tr><th scope="col">{t('Name')}</th><th scope="col">{t('Stelle')}</th><th scope="col">{t('Häuser')}</th><th scope="col">{t('Spricht')}</th></tr></thead>
        <tbody>
          {staff.map((each) => (
            <tr key={each.id}>
              <th scope="row"><bdi>{each.name}</bdi><span class="muted block"><bdi>{each.title}</bdi></span></th>
              <td><bdi>{organisationOf(each, data)}</bdi></td>
              <td><bdi>{housesOf(each, data)}</bdi></td>
              <td>{languageNames(each.languages)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "Landratsamt, 333" */
function organisationOf({ organisation_id: id, team_id: teamId }: Colleague, { organisations }: District): string {
  const organisation = organisations.find((each) => each.id === id);
  const team = organisation?.teams.find((each) => each.id === teamId);
  return [organisation?.short_name, team?.number].filter(Boolean).join(', ');
}

function housesOf({ house_ids: ids }: Colleague, { houses }: District): string {
  return houses.filter((house) => ids.includes(house.id)).map((house) => house.name).join(', ');
}
