import calendarPlus from 'lucide:calendar-plus';
import { t } from '../shared/i18n';
import { Icon } from '../shared/ui';

/** Hands the appointment to the phone's own calendar, under a neutral title. */
export function CalendarButton({ id }: { id: string }) {
  return (
    <a class="button quiet" href={`/api/appointments/${id}/calendar.ics`} download="termin.ics">
      <Icon of={calendarPlus} size={22} /><span>{t('In meinen Kalender')}</span>
    </a>
  );
}
