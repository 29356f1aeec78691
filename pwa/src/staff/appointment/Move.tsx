/** Another time for the same appointment. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import check from 'lucide:check';
import { ApiError, type Appointment, newKey, post } from '../../shared/api';
import { mondayOf, dayOf, t, wholeTime } from '../../shared/i18n';
import { navigate } from '../../shared/router';
import { announce, ErrorNote, PlainButton, PrimaryButton } from '../../shared/ui';
import { SlotPicker } from '../booking/SlotPicker';
import { freeTimes } from '../booking/slots';
import { useTask } from '../parts/task';
import { loadWeek, putAppointment } from '../week/store';
import { takeCurrent } from './stale';

export function Move({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const chosen = useSignal('');
  const key = useRef(newKey());
  const times = useMemo(freeTimes, []);
  const task = useTask();
  const heading = useRef<HTMLHeadingElement>(null);
  const wish = { resident: appointment.resident?.id ?? '', topic: appointment.topic.id, interpreter: appointment.interpreter_language };
  useEffect(() => {
    heading.current?.focus();
    void times.load(wish);
  }, []);
  const choose = (startsAt: string): void => {
    chosen.value = startsAt;
    key.current = newKey();
  };
  const move = () => task.run(async () => {
    const body = { starts_at: chosen.value, version: appointment.version };
    try {
      const moved = await takeCurrent(post<Appointment>(`/staff/appointments/${appointment.id}/move`, { body, key: key.current }));
      onClose();
      arrive(moved);
    } catch (error) {
      if (error instanceof ApiError && times.takeFrom(error)) chosen.value = '';
      throw error;
    }
  });
  return (
    <section class="stack inset" aria-labelledby="move">
      <h3 id="move" ref={heading} tabIndex={-1}>{t('Neue Zeit wählen')}</h3>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
      <SlotPicker times={times} wish={wish} chosen={chosen.value} onChoose={(slot) => choose(slot.starts_at)} />
      <div class={chosen.value ? 'stays' : 'stack'}>
        {chosen.value && <PrimaryButton icon={check} busy={task.busy} onPress={() => void move()}>{wholeTime(chosen.value)}</PrimaryButton>}
        <PlainButton onPress={onClose}>{t('Nicht verschieben')}</PlainButton>
      </div>
    </section>
  );
}

function arrive(moved: Appointment): void {
  const monday = mondayOf(dayOf(moved.starts_at));
  putAppointment(moved);
  announce(t('Der Termin ist verschoben: {when}', { when: wholeTime(moved.starts_at) }));
  void loadWeek(monday);
  navigate(`/week/${monday}/${moved.id}`, { replace: true });
}
