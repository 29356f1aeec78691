/** Everything about one appointment, beside the day or the week, and what can be done with it. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import messageCircle from 'lucide:message-circle';
import x from 'lucide:x';
import type { Appointment } from '../../shared/api';
import { clockTime, longDay, t } from '../../shared/i18n';
import { EmptyState, IconButton, PlainButton } from '../../shared/ui';
import { timeSpan } from '../parts/time';
import { onEscape, useKeys } from '../parts/useKeys';
import { personOf } from '../people/store';
import type { Person } from '../shapes';
import { appointmentOf } from '../week/store';
import { needsOutcome } from '../week/geometry';
import { Actions } from './Actions';
import { Facts } from './Facts';
import { Outcome } from './Outcome';
import { StatusChip } from './StatusChip';

/** Escape closes the panel from wherever the focus is. */
const WHOLE_PAGE = { current: document.body };

export function AppointmentPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const appointment = appointmentOf(id);
  const person = useSignal<Person | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const found = appointment !== undefined;
  useKeys(WHOLE_PAGE, onEscape(onClose));
  useEffect(() => heading.current?.focus(), [id, found]);
  useEffect(() => {
    // What was just pressed is gone with the old state: the focus must not fall out of the panel.
    if (document.activeElement === document.body) heading.current?.focus();
  }, [appointment?.version]);
  useEffect(() => {
    person.value = null;
    const resident = appointment?.resident;
    if (resident) void personOf(resident.id, resident.name).then((answer) => (person.value = answer)).catch(() => undefined);
  }, [id, found]);
  return (
    <div class="panel">
      <div class="panel-head">
        <h2 ref={heading} tabIndex={-1}><bdi>{appointment?.resident?.name ?? t('Termin')}</bdi></h2>
        <IconButton icon={x} label={t('Schließen')} onPress={onClose} />
      </div>
      {appointment ? <Inside appointment={appointment} person={person.value} /> : <EmptyState icon={x}>{t('Dieser Termin ist nicht mehr da.')}</EmptyState>}
    </div>
  );
}

function Inside({ appointment, person }: { appointment: Appointment; person: Person | null }) {
  const waits = needsOutcome(appointment, new Date().toISOString());
  return (
    <>
      <p class="when"><span>{longDay(appointment.starts_at)}</span><strong>{timeSpan(clockTime(appointment.starts_at), clockTime(appointment.ends_at))}</strong></p>
      <StatusChip appointment={appointment} waits={waits} />
      <Facts appointment={appointment} person={person} />
      {person && <PlainButton icon={messageCircle} to={`/inbox/with/${person.id}`}>{t('Nachricht schreiben')}</PlainButton>}
      {appointment.starts_at <= new Date().toISOString() && <Outcome key={appointment.id} appointment={appointment} />}
      {(appointment.can_move || appointment.can_cancel) && <Actions key={appointment.id} appointment={appointment} />}
    </>
  );
}
