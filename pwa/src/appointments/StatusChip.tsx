import check from 'lucide:check';
import clock from 'lucide:clock-alert';
import x from 'lucide:circle-x';
import type { Appointment } from '../shared/api';
import { t } from '../shared/i18n';
import { Chip } from '../shared/ui';
import { cancelSentence } from './cancelled';

/** What became of an appointment; nothing for one that simply stands. */
export function StatusChip({ appointment }: { appointment: Appointment }) {
  switch (appointment.status) {
    case 'handover':
      return <p class="chips"><Chip icon={clock} tone="attention">{t('Ihre Beratung ist nicht da. Jemand meldet sich bei Ihnen.')}</Chip></p>;
    case 'cancelled_by_resident':
      return <p class="chips"><Chip icon={x} tone="plain">{t('Von Ihnen abgesagt')}</Chip></p>;
    case 'cancelled_by_service':
      return <p class="chips"><Chip icon={x} tone="urgent">{cancelSentence(appointment.cancel_reason)}</Chip></p>;
    case 'fulfilled':
      return <p class="chips"><Chip icon={check} tone="done">{t('Sie waren da')}</Chip></p>;
    case 'excused':
      return <p class="chips"><Chip tone="plain">{t('Entschuldigt')}</Chip></p>;
    case 'no_show':
      return <p class="chips"><Chip tone="plain">{t('Nicht gekommen')}</Chip></p>;
    default:
      return null;
  }
}
