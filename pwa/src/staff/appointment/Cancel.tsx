/** Cancelling with a reason, which the resident reads in her language. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import calendarX from 'lucide:calendar-x';
import { type Appointment, post } from '../../shared/api';
import { t } from '../../shared/i18n';
import { announce, DangerButton, ErrorNote, PlainButton } from '../../shared/ui';
import { useTask } from '../parts/task';
import { CANCEL_REASONS } from '../parts/words';
import { putAppointment } from '../week/store';
import { takeCurrent } from './stale';

export function Cancel({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const reason = useSignal('');
  const missing = useSignal(false);
  const task = useTask();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const cancel = async (): Promise<void> => {
    missing.value = reason.value === '';
    if (missing.value) return;
    const body = { version: appointment.version, reason: reason.value };
    const done = await task.run(async () => putAppointment(await takeCurrent(post<Appointment>(`/staff/appointments/${appointment.id}/cancel`, { body }))));
    if (done) announce(t('Der Termin ist abgesagt.'));
  };
  return (
    <section class="stack inset" aria-labelledby="cancel">
      <h3 id="cancel" ref={heading} tabIndex={-1}>{t('Termin absagen')}</h3>
      <fieldset class="radios" aria-describedby={missing.value ? 'no-reason' : undefined}>
        <legend class="muted">{t('Warum? Die Person sieht den Grund in ihrer Sprache.')}</legend>
        {CANCEL_REASONS.map(({ code, text }) => (
          <label key={code} class="check"><input type="radio" name="reason" checked={reason.value === code} onChange={() => (reason.value = code)} /><span>{text()}</span></label>
        ))}
      </fieldset>
      {missing.value && reason.value === '' && <ErrorNote id="no-reason">{t('Bitte wählen Sie einen Grund.')}</ErrorNote>}
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
      <DangerButton icon={calendarX} busy={task.busy} onPress={() => void cancel()}>{t('Ja, Termin absagen')}</DangerButton>
      <PlainButton onPress={onClose}>{t('Nein, zurück')}</PlainButton>
    </section>
  );
}
