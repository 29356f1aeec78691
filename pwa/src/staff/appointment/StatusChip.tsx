import calendarCheck from 'lucide:calendar-check';
import check from 'lucide:check';
import circleAlert from 'lucide:circle-alert';
import usersRound from 'lucide:users-round';
import x from 'lucide:x';
import type { Appointment } from '../../shared/api';
import { t } from '../../shared/i18n';
import { Chip } from '../../shared/ui';
import { cancelReasonName, statusName } from '../parts/words';

/** The state of an appointment in words; colour and picture only help. */
export function StatusChip({ appointment: { status, cancel_reason }, waits }: { appointment: Appointment; waits: boolean }) {
  const reason = cancelReasonName(cancel_reason);
  return (
    <div class="chips">
      {waits ? <Chip icon={circleAlert} tone="attention">{t('Ergebnis fehlt')}</Chip> : <State status={status} />}
      {reason && <Chip tone="plain">{reason}</Chip>}
    </div>
  );
}

function State({ status }: { status: Appointment['status'] }) {
  if (status === 'booked') return <Chip icon={calendarCheck}>{statusName(status)}</Chip>;
  if (status === 'fulfilled') return <Chip icon={check} tone="done">{statusName(status)}</Chip>;
  if (status === 'handover') return <Chip icon={usersRound} tone="attention">{statusName(status)}</Chip>;
  return <Chip icon={x} tone="plain">{statusName(status)}</Chip>;
}
