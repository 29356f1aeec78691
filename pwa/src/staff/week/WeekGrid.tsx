/** The week as a sheet: hours down, days across, houses under the days. Residents by their initials only. */
import { useEffect, useRef } from 'preact/hooks';
import type { Appointment } from '../../shared/api';
import { dayOf, germanShortWeekday, local, longDay, shortWeekday, t, today } from '../../shared/i18n';
import { houseNameOf } from '../houses/mine';
import { useKeys } from '../parts/useKeys';
import type { Week, WeekDay } from '../shapes';
import { DayColumn } from './DayColumn';
import { isCancelled, placesOn, shownDays, shownHours, type Span } from './geometry';
import { moveFocus } from './roving';

interface GridProps {
  week: Week;
  /** The day that a phone shows. */
  day: string;
  onDay: (day: string) => void;
  chosen: string;
  /** The one that was opened last. */
  last: string;
  onChoose: (appointment: Appointment) => void;
  /** Keys that are not about moving among the appointments. */
  onKey: (key: string) => boolean;
}

export function WeekGrid({ week, day, onDay, chosen, last, onChoose, onKey }: GridProps) {
  const grid = useRef<HTMLDivElement>(null);
  const days = shownDays(week);
  const hours = shownHours(week);
  const stop = tabStop(week, last);
  useKeys(grid, (key, element) => moveFocus(element, key) || onKey(key));
  useEffect(() => {
    grid.current?.style.setProperty('--days', String(days.length));
    grid.current?.style.setProperty('--minutes', String(hours.to - hours.from));
  });
  return (
    <div class="week" ref={grid} role="group" aria-label={t('Woche')}>
      <div class="week-days">
        {days.map((each) => <DayHead key={each.on} day={each} isShown={each.on === day} onShow={() => onDay(each.on)} />)}
      </div>
      <div class="week-sheet">
        <HourScale hours={hours} />
        {days.map((each) => <DayColumn key={each.on} week={week} day={each} hours={hours} isShown={each.on === day} chosen={chosen} stop={stop} onChoose={onChoose} />)}
      </div>
    </div>
  );
}

/** The one appointment that Tab reaches: the one last opened, else the next one, else the first. */
function tabStop(week: Week, last: string): string {
  const now = new Date().toISOString();
  const inOrder = week.appointments.filter((each) => !isCancelled(each)).sort((a, b) => a.starts_at.localeCompare(b.starts_at));
  const found = inOrder.find((each) => each.id === last) ?? inOrder.find((each) => each.ends_at > now) ?? inOrder[0];
  return found?.id ?? '';
}

function DayHead({ day, isShown, onShow }: { day: WeekDay; isShown: boolean; onShow: () => void }) {
  const isToday = day.on === today();
  const german = germanShortWeekday(day.on);
  const places = placesOn(day);
  return (
    <div class={`day-head${isToday ? ' is-today' : ''}${isShown ? ' is-shown' : ''}`}>
      <button type="button" class="day-switch" aria-pressed={isShown} aria-label={longDay(day.on)} onClick={onShow} />
      <strong id={`day-${day.on}`}><span class="for-ears">{longDay(day.on)}</span><span aria-hidden="true">{shortWeekday(day.on)} <bdi>{local(day.on).day}</bdi>{' '}{german && <small lang="de" dir="ltr">{german}</small>}</span></strong>
      {isToday && <span class="for-ears">{t('Heute')}</span>}
      <span class="muted places" dir="auto" title={places.map(({ name }) => name).join(' · ')}>{[...new Set(places.map(houseNameOf))].join(' · ')}</span>
    </div>
  );
}

function HourScale({ hours }: { hours: Span }) {
  const marks = Array.from({ length: (hours.to - hours.from) / 60 }, (_, index) => hours.from / 60 + index);
  return <div class="hour-scale" aria-hidden="true">{marks.map((hour) => <span key={hour}><bdi>{hour}:00</bdi></span>)}</div>;
}

/** The day that a phone shows first: today if it is in the week, else its first one. */
export function firstDay(week: Week): string {
  const days = shownDays(week).map(({ on }) => on);
  return days.find((on) => on === dayOf(new Date())) ?? days[0] ?? week.from;
}
