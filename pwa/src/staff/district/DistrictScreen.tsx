/** Who works in the district: organisations with their teams, and the municipalities. */
import phone from 'lucide:phone';
import { nt, t } from '../../shared/i18n';
import { Icon } from '../../shared/ui';
import { Page } from '../frame/Page';
import { phaseName } from '../parts/words';
import type { District, Organisation } from '../shapes';
import { Figures } from './Figures';
import { Loaded } from './Loaded';

export function DistrictScreen() {
  return (
    <Page title={t('Stellen im Landkreis')}>
      <Loaded>
        {(data) => (
          <>
            <Figures data={data} />
            <Organisations data={data} />
            <Municipalities data={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The public body first, then the welfare associations. */
function Organisations({ data }: { data: District }) {
  const shown = data.organisations.filter(({ kind }) => kind !== 'municipality').sort((a, b) => Number(b.kind === 'public_body') - Number(a.kind === 'public_body'));
  return (
    <section class="stack" aria-labelledby="organisations">
      <h2 id="organisations">{t('Behörde und freie Träger')}</h2>
      <ul class="organisations">{shown.map((each) => <li key={each.id}><OrganisationCard organisation={each} data={data} /></li>)}</ul>
    </section>
  );
}

function OrganisationCard({ organisation, data }: { organisation: Organisation; data: District }) {
  return (
    <article class="card">
      <div>
        <h3><bdi>{organisation.name}</bdi></h3>
        <p class="muted">{t('Datenschutz nach {law}', { law: lawName(organisation.legal_basis) })}</p>
        <Phone number={organisation.phone} />
      </div>
      <ul class="line-list">
        {organisation.teams.map((team) => (
          <li key={team.id}><strong class="line-when"><bdi>{team.number}</bdi></strong><span class="grow"><bdi>{team.name}</bdi><span class="muted block">{phaseName(team.phase)}</span></span><span class="muted">{countIn(data, team.id)}</span></li>
        ))}
      </ul>
    </article>
  );
}

function Municipalities({ data }: { data: District }) {
  const shown = data.organisations.filter(({ kind }) => kind === 'municipality');
  if (shown.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="municipalities">
      <h2 id="municipalities">{t('Städte und Gemeinden')}</h2>
      <ul class="municipalities card">
        {shown.map((each) => <li key={each.id}><span class="grow"><bdi>{each.name}</bdi></span><Phone number={each.phone} /></li>)}
      </ul>
    </section>
  );
}

function Phone({ number }: { number: string }) {
  if (!number) return null;
  return <p class="with-icon muted"><Icon of={phone} size={16} /><a href={`tel:${number.replaceAll(/[^+\d]/g, '')}`} dir="ltr">{number}</a></p>;
}

/** The law as it is called in Germany. */
function lawName(code: string): string {
  const names: Record<string, () => string> = { GDPR: () => t('DSGVO'), KDG: () => t('KDG (katholische Kirche)'), 'DSG-EKD': () => t('DSG-EKD (evangelische Kirche)') };
  return names[code]?.() ?? code;
}

function countIn({ staff }: District, team: number): string {
  return nt('{count} Person', '{count} Personen', staff.filter((each) => each.team_id === team).length);
}
