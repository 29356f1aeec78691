/** Topic, place, interpreter and person of an appointment. */
import fileText from 'lucide:file-text';
import mapPin from 'lucide:map-pin';
import messages from 'lucide:messages-square';
import phone from 'lucide:phone';
import tag from 'lucide:tag';
import type { Appointment } from '../../shared/api';
import { t } from '../../shared/i18n';
import { languageName } from '../parts/words';
import { Fact, PersonFacts } from '../people/PersonFacts';
import type { Person } from '../shapes';

export function Facts({ appointment, person }: { appointment: Appointment; person: Person | null }) {
  const { topic, place, mode, interpreter_language: wish } = appointment;
  return (
    <dl class="facts">
      <Fact icon={tag} label={t('Thema')}>{topic.name}{topic.is_discreet && <span class="muted block">{t('Vertraulich: niemand sonst sieht das Thema.')}</span>}</Fact>
      {topic.papers.length > 0 && <Fact icon={fileText} label={t('Bringt mit')}>{topic.papers.join(', ')}</Fact>}
      <Fact icon={mode === 'phone' ? phone : mapPin} label={t('Ort')}>
        {mode === 'phone' ? t('Telefon') : <><bdi>{place.name}</bdi><span class="muted block" dir="auto">{place.address}</span></>}
      </Fact>
      {wish && <Fact icon={messages} label={t('Dolmetschen')}><Interpreter state={appointment.interpreter_state} language={wish} /></Fact>}
      {person && <PersonFacts person={person} />}
    </dl>
  );
}

function Interpreter({ state, language }: { state: Appointment['interpreter_state']; language: string }) {
  const name = languageName(language);
  return (
    <>
      {t('Dolmetschen: {language}', { language: name })}
      <span class={state === 'booked' ? 'muted block' : 'still-open block'}>{state === 'booked' ? t('Dolmetscher/in ist gebucht') : t('Noch niemand gefunden')}</span>
    </>
  );
}
