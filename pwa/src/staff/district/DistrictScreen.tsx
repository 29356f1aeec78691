/** Who works in the district: organisations with their teams. */
import phone from 'lucide:phone';
import { nt, t } from '../../shared/i18n';
import { Icon } from '../../shared/ui';
import { Page } from '../frame/Page';
import { phaseName } from '../parts/words';
import type { District, Organisation } from '../shapes';
import { Loaded } from './Loaded';

export function DistrictScreen() {
  return (
    <Page title={t('Stellen im Landkreis')}>
      <Loaded>
        {(data) => (
          <>
            <Figures data={data} />
            <ul class="organisations">
              {data.organisations.map((each) => <li key={each.id}><OrganisationCard organisation={each} data={data} /></li>)}
            </ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ data: { houses, organisations, staff } }: { data: District }) {
  const living = houses.reduce((sum, house) => sum + house.residents, 0);
  return (
    <ul class="figures">
      <li class="card"><strong class="key-figure"><bdi>{houses.length}</bdi></strong><span class="muted">{t('Häuser')}</span></li>
      <li class="card"><strong class="key-figure"><bdi>{living}</bdi></strong><span class="muted">{t('Bewohner/innen')}</span></li>
      <li class="card"><strong class="key-figure"><bdi>{staff.length}</bdi></strong><span class="muted">{t('Im Team')}</span></li>
      <li class="card"><strong class="key-figure"><bdi>{organisations.length}</bdi></strong><span class="muted">{t('Stellen')}</span></li>
    </ul>
  );
}

function OrganisationCard({ organisation, data }: { organisation: Organisation; data: District }) {
  const kinds = { public_body: () => t('Behörde'), welfare_association: () => t('Freier Träger'), municipality: () => t('Gemeinde') };
  return (
    <article class="card">
      <div><h2><bdi>{organisation.name}</bdi></h2><p class="muted">{kinds[organisation.kind]()} · {t('Datenschutz nach {law}', { law: organisation.legal_basis })}</p></div>
      {organisation.phone && <p class="with-icon"><Icon of={phone} size={18} /><a href={`tel:${organisation.phone.replaceAll(/[^+\d]/g, '')}`} dir="ltr">{organisation.phone}</a></p>}
      {organisation.teams.length > 0 && (
        <ul class="line-list">
          {organisation.teams.map((team) => (
            <li key={team.id}><strong class="line-when"><bdi>{team.number}</bdi></strong><span class="grow"><bdi>{team.name}</bdi><span class="muted block">{phaseName(team.phase)}</span></span><span class="muted">{countIn(data, team.id)}</span></li>
          ))}
        </ul>
      )}
    </article>
  );
}

function countIn({ staff }: District, team: number): string {
  return nt('{count} Person', '{count} Personen', staff.filter((each) => each.team_id === team).length);
}
