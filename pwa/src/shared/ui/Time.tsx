import check from 'lucide:check';
import { clockTime, germanShortWeekday, local, longDay, shortWeekday, weekday } from '../i18n';
import { Icon } from './Icon';

export interface DayChoice {
  /** "2026-11-25" */
  readonly on: string;
  /** How many times are free. */
  readonly free: number;
}

/** The days of a strip: own weekday above, German one below, full days greyed. Arrow keys come from the radio group. */
export function DayStrip({ days, chosen, onChoose, label }: { days: readonly DayChoice[]; chosen: string; onChoose: (on: string) => void; label: string }) {
  return (
    <fieldset class="day-strip">
      <legend class="for-ears">{label}</legend>
      {days.map(({ on, free }) => (
        <label key={on} class={free === 0 ? 'day none' : 'day'}>
          <input type="radio" name="day" value={on} checked={on === chosen} disabled={free === 0} onChange={() => onChoose(on)} aria-label={longDay(on)} />
          <span class="day-face" aria-hidden="true">
            <span>{shortWeekday(on)}</span>
            <strong>{local(on).day}</strong>
            <span lang="de" dir="ltr">{germanShortWeekday(on)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** One free time. */
export function SlotButton({ moment, chosen, onChoose }: { moment: string; chosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" class={chosen ? 'slot chosen' : 'slot'} aria-pressed={chosen} aria-label={`${weekday(moment)} ${clockTime(moment)}`} onClick={onChoose}>
      {chosen && <Icon of={check} size={18} />}
      <bdi>{clockTime(moment)}</bdi>
    </button>
  );
}
