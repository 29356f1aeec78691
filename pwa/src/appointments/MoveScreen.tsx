import { useEffect, useState } from 'preact/hooks';
import arrow from 'lucide:arrow-right';
import check from 'lucide:check';
import { type Appointment, type Slot, sentenceOf } from '../shared/api';
import { dayOf, t, today, wholeTime } from '../shared/i18n';
import { navigate, type Params } from '../shared/router';
import { ErrorNote, PersonRow, PlainButton, PrimaryButton, Screen, Sheet, Skeleton } from '../shared/ui';
import { notice, showCurrent } from './AppointmentScreen';
import { freshSlots } from './booking';
import { chooseNewTime, move, moveAppointment } from './moving';
import { elsewhere, slotsStore, type Search } from './slots';
import { appointments, fetchAppointment, known } from './store';
import { TimeChoice } from './TimeChoice';

/** Another time for an appointment, with the same person about the same thing. */
export default function MoveScreen({ params }: { params: Params }) {
  const id = params['id'] ?? '';
  const [asked, setAsked] = useState(false);
  const [sentence, setSentence] = useState('');
  const appointment = known(id);
  useEffect(() => {
    void move.restore().then(() => move.value.value.id !== id && chooseNewTime(id, null));
    void appointments.load().then(() => (known(id) ? undefined : fetchAppointment(id))).catch((reason: unknown) => setSentence(sentenceOf(reason)));
  }, [id]);
  const slot = move.value.value.id === id ? move.value.value.slot : null;
  const footer = slot
    ? <PrimaryButton icon={arrow} iconTurns onPress={() => setAsked(true)}>{wholeTime(slot.starts_at)}</PrimaryButton>
    : <PrimaryButton disabled>{t('Bitte wählen Sie eine Zeit')}</PrimaryButton>;
  const choose = (chosen: Slot | null): void => {
    setSentence('');
    chooseNewTime(id, chosen);
  };
  const refused = (reason: unknown): void => {
    setAsked(false);
    const slots = freshSlots(reason);
    if (!slots || !appointment) return setSentence(sentenceOf(reason));
    slotsStore(searchFor(appointment), 0, today()).set(elsewhere(slots, appointment.starts_at));
    chooseNewTime(id, null);
    setSentence(sentenceOf(reason));
  };
  return (
    <Screen title={t('Neue Zeit wählen')} backTo={`/appointments/${id}`} footer={appointment && footer}>
      {sentence && <ErrorNote>{sentence}</ErrorNote>}
      {appointment ? (
        <>
          <PersonRow name={appointment.worker.name} initials={appointment.worker.initials} role={t('Bis jetzt: {when}', { when: wholeTime(appointment.starts_at) })} />
          <TimeChoice search={searchFor(appointment)} chosen={slot} on={slot ? dayOf(slot.starts_at) : dayOf(appointment.starts_at)} onChoose={choose} nothing={null} />
        </>
      ) : !sentence && <Skeleton tall />}
      {asked && slot && appointment && <Really appointment={appointment} slot={slot} onNo={() => setAsked(false)} onRefused={refused} />}
    </Screen>
  );
}

function Really({ appointment, slot, onNo, onRefused }: { appointment: Appointment; slot: Slot; onNo: () => void; onRefused: (reason: unknown) => void }) {
  const [busy, setBusy] = useState(false);
  const yes = async (): Promise<void> => {
    setBusy(true);
    try {
      await moveAppointment(appointment);
      notice.value = { good: true, text: t('Der Termin hat eine neue Zeit.') };
    } catch (reason) {
      if (!showCurrent(reason)) return onRefused(reason);
      move.drop();
    }
    navigate(`/appointments/${appointment.id}`, { replace: true });
  };
  return (
    <Sheet title={t('Neue Zeit für Ihren Termin?')} onClose={onNo}>
      <p class="muted"><s>{wholeTime(appointment.starts_at)}</s></p>
      <p class="key-figure">{wholeTime(slot.starts_at)}</p>
      <PrimaryButton icon={check} busy={busy} onPress={() => void yes()}>{t('Ja, neue Zeit nehmen')}</PrimaryButton>
      <PlainButton onPress={onNo}>{t('Nein, zurück')}</PlainButton>
    </Sheet>
  );
}

function searchFor({ id, starts_at, topic, worker, interpreter_language }: Appointment): Search {
  return { topic: topic.id, worker: worker.id, interpreter: interpreter_language, moving: { id, starts_at } };
}
