/** Moving and cancelling, each opened below the facts. */
import { useSignal } from '@preact/signals';
import calendarSync from 'lucide:calendar-sync';
import calendarX from 'lucide:calendar-x';
import type { Appointment } from '../../shared/api';
import { t } from '../../shared/i18n';
import { DangerButton, QuietButton } from '../../shared/ui';
import { Cancel } from './Cancel';
import { Move } from './Move';

export function Actions({ appointment }: { appointment: Appointment }) {
  const open = useSignal<'' | 'move' | 'cancel'>('');
  const close = (): void => { open.value = ''; };
  if (open.value === 'move') return <Move appointment={appointment} onClose={close} />;
  if (open.value === 'cancel') return <Cancel appointment={appointment} onClose={close} />;
  return (
    <div class="panel-actions">
      {appointment.can_move && <QuietButton icon={calendarSync} onPress={() => (open.value = 'move')}>{t('Verschieben')}</QuietButton>}
      {appointment.can_cancel && <DangerButton icon={calendarX} onPress={() => (open.value = 'cancel')}>{t('Absagen')}</DangerButton>}
    </div>
  );
}
