/** The caseload: who belongs to me, how to talk with them, and two ways on. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import calendarPlus from 'lucide:calendar-plus';
import idCard from 'lucide:id-card';
import messageCircle from 'lucide:message-circle';
import users from 'lucide:users';
import volume from 'lucide:volume-2';
import { t } from '../../shared/i18n';
import { href, navigate, type Params } from '../../shared/router';
import { Field, Icon, PlainButton } from '../../shared/ui';
import { Page } from '../frame/Page';
import { useOpenerFocus } from '../parts/focus';
import { longList } from '../parts/long_list';
import { Paged } from '../parts/Paged';
import { languageNames } from '../parts/words';
import type { Person } from '../shapes';
import { Home } from './PersonFacts';
import { PersonPanel } from './PersonPanel';
import { findPeople } from './store';
import { book, printCard } from './ways_on';

export function PeopleScreen({ params }: { params: Params }) {
  const chosen = params['resident'] ?? '';
  const q = useSignal('');
  const people = useMemo(() => longList((after) => findPeople(q.value, after)), []);
  useEffect(() => {
    const soon = setTimeout(() => void people.load(), people.items.value ? 250 : 0);
    return () => clearTimeout(soon);
  }, [q.value]);
  useOpenerFocus(chosen, '/people');
  const name = people.items.value?.find(({ id }) => id === chosen)?.name ?? '';
  return (
    <Page
      title={t('Meine Leute')} paneIsOpen={chosen !== ''}
      pane={chosen && <PersonPanel key={chosen} id={chosen} name={name} onClose={() => navigate('/people', { replace: true })} />}
    >
      <div class="search"><Field label={t('Name suchen')} type="search" value={q.value} onChange={(value) => (q.value = value)} /></div>
      <Paged list={people} icon={users} empty={q.value ? t('Niemand von Ihren Leuten heißt so.') : t('Ihnen ist noch niemand zugeordnet.')}>
        {(items) => <PeopleTable people={items} chosen={chosen} />}
      </Paged>
    </Page>
  );
}

function PeopleTable({ people, chosen }: { people: readonly Person[]; chosen: string }) {
  return (
    <div class="table-frame">
      <table class="folds">
        <caption class="for-ears">{t('Meine Leute')}</caption>
        <thead><tr><th scope="col">{t('Name')}</th><th scope="col">{t('Wohnt')}</th><th scope="col">{t('Spricht')}</th><th scope="col"><span class="for-ears">{t('Tun')}</span></th></tr></thead>
        <tbody>{people.map((person) => <PersonTableRow key={person.id} person={person} isChosen={person.id === chosen} />)}</tbody>
      </table>
    </div>
  );
}

function PersonTableRow({ person, isChosen }: { person: Person; isChosen: boolean }) {
  return (
    <tr>
      <th scope="row"><a class="opens" href={href(`/people/${person.id}`)} aria-current={isChosen || undefined}><bdi>{person.name}</bdi></a>{person.own_script_name && <span class="muted block"><bdi>{person.own_script_name}</bdi></span>}</th>
      <td><Home person={person} /></td>
      <td>{languageNames(person.speaks)}{person.prefers_audio && <span class="muted block"><Icon of={volume} size={15} /> {t('hört lieber')}</span>}</td>
      <td class="row-actions">
        <PlainButton icon={calendarPlus} onPress={() => book(person)}>{t('Termin')}<span class="for-ears"><bdi>{person.name}</bdi></span></PlainButton>
        <PlainButton icon={messageCircle} to={`/inbox/with/${person.id}`}>{t('Schreiben')}<span class="for-ears"><bdi>{person.name}</bdi></span></PlainButton>
        <PlainButton icon={idCard} onPress={() => printCard(person, '/people')}>{t('Karte')}<span class="for-ears"><bdi>{person.name}</bdi></span></PlainButton>
      </td>
    </tr>
  );
}
