/** Beside the conversation: who it is, her next appointment, who reads and answers, and handing it on for a while. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import calendarPlus from 'lucide:calendar-plus';
import user from 'lucide:user-round';
import users from 'lucide:users';
import x from 'lucide:x';
import { t } from '../../shared/i18n';
import { IconButton, PlainButton, QuietButton } from '../../shared/ui';
import { languageName } from '../parts/words';
import { Fact, PersonFacts } from '../people/PersonFacts';
import { personOf } from '../people/store';
import { book } from '../people/ways_on';
import type { Person } from '../shapes';
import { Forward } from './Forward';
import { NextAppointments } from './NextAppointments';
import { Readers } from './Readers';
import type { Conversation } from './shapes';
import { conversationOf } from './store';

export function Beside({ id, onClose }: { id: string; onClose: () => void }) {
  const conversation = conversationOf(id);
  return (
    <aside class="inbox-side panel" aria-label={t('Angaben zur Person')}>
      {conversation && <Inside conversation={conversation} onClose={onClose} />}
    </aside>
  );
}

function Inside({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { resident } = conversation;
  const person = useSignal<Person | null>(null);
  useEffect(() => {
    void personOf(resident.id, resident.name).then((answer) => (person.value = answer)).catch(() => undefined);
  }, [resident.id]);
  return (
    <>
      <div class="panel-head">
        <h2 tabIndex={-1}><bdi>{resident.name}</bdi>{resident.own_script && <span class="muted block"><bdi>{resident.own_script}</bdi></span>}</h2>
        <span class="side-close"><IconButton icon={x} label={t('Schließen')} onPress={onClose} /></span>
      </div>
      <dl class="facts">
        {person.value ? <PersonFacts person={person.value} /> : <Fact icon={users} label={t('Sprache')}>{languageName(resident.language)}</Fact>}
      </dl>
      <NextAppointments residentId={resident.id} />
      {person.value && <PersonActions person={person.value} />}
      <Readers conversation={conversation} />
      <Forward conversation={conversation} />
    </>
  );
}

/** Only for somebody of the own caseload: whoever covers books nothing. */
function PersonActions({ person }: { person: Person }) {
  return (
    <div class="panel-actions">
      <QuietButton icon={calendarPlus} onPress={() => book(person)}>{t('Termin buchen')}</QuietButton>
      <PlainButton icon={user} to={`/people/${person.id}`}>{t('Zur Person')}</PlainButton>
    </div>
  );
}
