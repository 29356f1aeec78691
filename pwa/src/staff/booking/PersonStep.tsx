/** First: for whom. Search in the own caseload. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import userSearch from 'lucide:user-search';
import { nt, t } from '../../shared/i18n';
import { EmptyState, Field, LoadError, PlainButton, Skeleton } from '../../shared/ui';
import { remote } from '../parts/remote';
import { languageNames } from '../parts/words';
import { Home } from '../people/PersonFacts';
import { findPeople } from '../people/store';
import type { List, Person } from '../shapes';
import { Step } from './Step';

export function PersonStep({ person, onChoose }: { person: Person | null; onChoose: (person: Person | null) => void }) {
  const q = useSignal('');
  const found = useMemo(() => remote(() => findPeople(q.value)), []);
  useEffect(() => {
    const soon = setTimeout(() => void found.load(), found.data.value ? 250 : 0);
    return () => clearTimeout(soon);
  }, [q.value]);
  if (person) {
    return (
      <Step number={1} title={t('Für wen?')}>
        <div class="chosen-row"><PersonLine person={person} /><PlainButton onPress={() => onChoose(null)}>{t('Ändern')}</PlainButton></div>
      </Step>
    );
  }
  return (
    <Step number={1} title={t('Für wen?')}>
      <Field label={t('Name suchen')} type="search" value={q.value} autoFocus onChange={(value) => (q.value = value)} />
      {found.error.value !== null && <LoadError error={found.error.value} retry={() => void found.load()} />}
      {found.data.value ? <Results found={found.data.value} onChoose={onChoose} /> : found.error.value === null && <Skeleton cards={2} />}
    </Step>
  );
}

function Results({ found, onChoose }: { found: List<Person>; onChoose: (person: Person) => void }) {
  if (found.items.length === 0) return <EmptyState icon={userSearch}>{t('Niemand von Ihren Leuten heißt so.')}</EmptyState>;
  return (
    <>
      <p class="for-ears" role="status">{nt('{count} Person', '{count} Personen', found.items.length)}</p>
      <ul class="person-results">
        {found.items.slice(0, 12).map((person) => <li key={person.id}><button type="button" class="card leads" onClick={() => onChoose(person)}><PersonLine person={person} /></button></li>)}
      </ul>
      {found.items.length > 12 && <p class="muted">{t('Es gibt mehr. Bitte schreiben Sie mehr vom Namen.')}</p>}
    </>
  );
}

function PersonLine({ person }: { person: Person }) {
  return (
    <span class="row">
      <span class="initials small" aria-hidden="true"><bdi>{person.initials}</bdi></span>
      <span class="grow">
        <strong><bdi>{person.name}</bdi></strong> {person.own_script_name && <span class="muted"><bdi>{person.own_script_name}</bdi></span>}
        <span class="muted block"><Home person={person} /> · {languageNames(person.speaks)}</span>
      </span>
    </span>
  );
}
