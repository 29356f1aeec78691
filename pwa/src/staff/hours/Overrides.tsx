/** Single days that are different. */
import calendarDays from 'lucide:calendar-days';
import trash from 'lucide:trash-2';
import { longDay, t } from '../../shared/i18n';
import { announce, ErrorNote, IconButton, QuietButton } from '../../shared/ui';
import { useTask } from '../parts/task';
import { timeSpan } from '../parts/time';
import type { Hours, Override } from '../shapes';
import { dropDay } from './store';

export function Overrides({ hours, onNew }: { hours: Hours; onNew: () => void }) {
  const task = useTask();
  const drop = async (day: Override): Promise<void> => {
    if (await task.run(() => dropDay(day.id))) announce(t('Für diesen Tag gelten wieder die normalen Zeiten.'));
  };
  return (
    <section class="stack" aria-labelledby="days">
      <div class="section-head"><h2 id="days">{t('Einzelne Tage')}</h2><QuietButton icon={calendarDays} onPress={onNew}>{t('Tag ändern')}</QuietButton></div>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
      {hours.overrides.length === 0 ? <p class="muted">{t('An keinem Tag ist es anders.')}</p> : (
        <ul class="line-list card">
          {hours.overrides.map((day) => (
            <li key={day.id}>
              <strong class="line-when">{longDay(day.on)}</strong>
              <span class="grow">{day.windows.length === 0 ? t('keine Zeiten') : day.windows.map(([from, to]) => timeSpan(from, to)).join(' · ')} <span class="muted"><bdi>{hours.places.find((place) => place.id === day.place)?.name}</bdi></span></span>
              <IconButton icon={trash} label={t('{day}: normale Zeiten nehmen', { day: longDay(day.on) })} onPress={() => void drop(day)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
