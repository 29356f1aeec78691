/** What became of an appointment that has begun: one tap, and it can be put right. */
import calendarX from 'lucide:calendar-x';
import check from 'lucide:check';
import userX from 'lucide:user-x';
import { type Appointment, post } from '../../shared/api';
import { t } from '../../shared/i18n';
import { announce, ErrorNote, Icon } from '../../shared/ui';
import { useTask } from '../parts/task';
import { putAppointment } from '../week/store';
import { takeCurrent } from './stale';

type Result = 'fulfilled' | 'no_show' | 'excused';

export function Outcome({ appointment }: { appointment: Appointment }) {
  const task = useTask();
  if (appointment.status.startsWith('cancelled')) return null;
  const results: readonly { outcome: Result; icon: string; text: string }[] = [
    { outcome: 'fulfilled', icon: check, text: t('War da') },
    { outcome: 'no_show', icon: userX, text: t('Nicht gekommen') },
    { outcome: 'excused', icon: calendarX, text: t('Entschuldigt') },
  ];
  const write = (outcome: Result) => task.run(async () => {
    const body = { outcome, version: appointment.version };
    putAppointment(await takeCurrent(post<Appointment>(`/staff/appointments/${appointment.id}/outcome`, { body })));
    announce(t('Das Ergebnis ist eingetragen.'));
  });
  return (
    <section class="stack" aria-labelledby="outcome">
      <h3 id="outcome">{t('Was ist daraus geworden?')}</h3>
      <div class="outcomes">
        {results.map(({ outcome, icon, text }) => (
          <button key={outcome} type="button" class="outcome" aria-pressed={appointment.status === outcome} aria-disabled={task.busy} onClick={() => void write(outcome)}>
            <Icon of={icon} size={20} /><span>{text}</span>
          </button>
        ))}
      </div>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
    </section>
  );
}
