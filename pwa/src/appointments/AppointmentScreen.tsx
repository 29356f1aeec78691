import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import check from 'lucide:check';
import calendarX from 'lucide:calendar-x-2';
import clock from 'lucide:calendar-clock';
import lock from 'lucide:lock';
import { ApiError, type Appointment, sentenceOf } from '../shared/api';
import { t, wholeTime } from '../shared/i18n';
import type { Params } from '../shared/router';
import { Confirm, DangerButton, EmptyState, ErrorNote, Icon, LoadError, QuickExit, QuietButton, Screen, Skeleton, StateLine } from '../shared/ui';
import { CalendarButton } from './CalendarButton';
import { Papers, What, Where, With } from './Facts';
import { isOpen, minutesOf } from './list';
import { seen } from './requests';
import { StatusChip } from './StatusChip';
import { appointments, cancel, fetchAppointment, known, take } from './store';

/** Said once above an appointment: that it is done, or that it has changed meanwhile. */
export const notice = signal<{ readonly good: boolean; readonly text: string } | null>(null);

/** All about one appointment: where, with whom, what to bring; move it, cancel it. */
export default function AppointmentScreen({ params }: { params: Params }) {
  const id = params['id'] ?? '';
  const [error, setError] = useState<unknown>(null);
  const load = (): void => {
    setError(null);
    void appointments.load().then(() => (known(id) ? undefined : fetchAppointment(id))).catch(setError);
  };
  useEffect(() => {
    load();
    seen(id);
    return () => (notice.value = null);
  }, [id]);
  const appointment = known(id);
  return (
    <Screen title={t('Termin')} backTo="/appointments" actions={appointment?.topic.is_discreet && <QuickExit />} below={<StateLine asOf={appointments.asOf.value} />}>
      <Notice />
      {appointment && <Whole appointment={appointment} />}
      {!appointment && error === null && <Skeleton tall />}
      {!appointment && error !== null && <NotThere error={error} retry={load} />}
    </Screen>
  );
}

function Notice() {
  useEffect(() => {
    // It stands at the top; the button that led here was far below.
    if (notice.value) scrollTo(0, 0);
  }, [notice.value]);
  if (!notice.value) return null;
  const { good, text } = notice.value;
  return good ? <p class="card done" role="status"><span class="row"><Icon of={check} /><strong class="grow">{text}</strong></span></p> : <ErrorNote>{text}</ErrorNote>;
}

function Whole({ appointment }: { appointment: Appointment }) {
  const { id, starts_at, topic, worker, place, interpreter_state } = appointment;
  const isAhead = isOpen(appointment) && starts_at > new Date().toISOString();
  return (
    <>
      <section class="card">
        <What moment={starts_at} minutes={minutesOf(appointment)} topic={topic} />
        <StatusChip appointment={appointment} />
        <With worker={worker} interpreter={interpreter_state} />
        <Where place={place} />
      </section>
      {isAhead && <Papers papers={topic.papers} />}
      {topic.is_discreet && <p class="hint"><Icon of={lock} size={18} /><span>{t('Das Thema sehen nur Sie und {name}.', { name: worker.name })}</span></p>}
      {isAhead && <CalendarButton id={id} />}
      {isAhead && appointment.can_move && <QuietButton icon={clock} to={`/appointments/${id}/move`}>{t('Andere Zeit wählen')}</QuietButton>}
      {isAhead && appointment.can_cancel && <Cancel appointment={appointment} />}
      {!isOpen(appointment) && <QuietButton icon={clock} to="/book">{t('Termin buchen')}</QuietButton>}
    </>
  );
}

function Cancel({ appointment }: { appointment: Appointment }) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const yes = async (): Promise<void> => {
    setBusy(true);
    try {
      await cancel(appointment);
      notice.value = { good: true, text: t('Der Termin ist abgesagt.') };
    } catch (reason) {
      if (!showCurrent(reason)) setError(reason);
    }
    setBusy(false);
    setAsked(false);
  };
  return (
    <>
      {error !== null && <ErrorNote>{sentenceOf(error)}</ErrorNote>}
      <DangerButton icon={calendarX} onPress={() => setAsked(true)}>{t('Absagen')}</DangerButton>
      {asked && (
        <Confirm title={t('Termin absagen?')} yes={t('Ja, absagen')} icon={calendarX} busy={busy} onYes={() => void yes()} onNo={() => setAsked(false)}>
          <p>{wholeTime(appointment.starts_at)} · <bdi>{appointment.worker.name}</bdi></p>
          <p class="muted">{t('Die Zeit ist dann für andere Menschen frei.')}</p>
        </Confirm>
      )}
    </>
  );
}

/** The appointment has changed meanwhile: show it as it is now, and say so. */
export function showCurrent(reason: unknown): boolean {
  const current = reason instanceof ApiError ? (reason.extra['current'] as Appointment | undefined) : undefined;
  if (!current) return false;
  take(current);
  notice.value = { good: false, text: sentenceOf(reason) };
  return true;
}

function NotThere({ error, retry }: { error: unknown; retry: () => void }) {
  const isGone = error instanceof ApiError && error.status < 500;
  if (!isGone) return <LoadError error={error} retry={retry} />;
  return <EmptyState icon={calendarX} action={<QuietButton to="/appointments">{t('Meine Termine')}</QuietButton>}>{t('Diesen Termin gibt es nicht mehr.')}</EmptyState>;
}
