/** One day of the week: open hours, absence, closure and appointments at their time. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Appointment } from '../../shared/api';
import { clockTime, t, today } from '../../shared/i18n';
import { minutesOf, timeSpan } from '../parts/time';
import { absenceName } from '../parts/words';
import type { TimeWindow, Week, WeekDay } from '../shapes';
import { AppointmentBlock } from './AppointmentBlock';
import { absencesOn, appointmentsOn, minuteOfDay, type Span } from './geometry';
import { placeInDay } from './place_in_day';

interface ColumnProps {
  week: Week;
  day: WeekDay;
  hours: Span;
  isShown: boolean;
  chosen: string;
  stop: string;
  onChoose: (appointment: Appointment) => void;
}

export function DayColumn({ week, day, hours, isShown, chosen, stop, onChoose }: ColumnProps) {
  const isEmpty = appointmentsOn(week, day.on).length === 0;
  return (
    <section class={`day-column${isShown ? ' is-shown' : ''}`} data-day={day.on} aria-labelledby={`day-${day.on}`}>
      {day.windows.map((window) => <WindowBlock key={`${window.kind} ${window.from}`} window={window} hours={hours} />)}
      {absencesOn(week, day.on).map(({ item, ...span }) => (
        <Area key={item.id} kind="away" span={clipped(span, hours)} hours={hours}>{absenceName(item.reason)}</Area>
      ))}
      {day.closure !== null && <Area kind="closed" span={hours} hours={hours}>{t('Geschlossen: {reason}', { reason: day.closure })}</Area>}
      {day.closure === null && day.closed_places.map(({ place, name, reason }) => <Area key={place} kind="closed" span={hours} hours={hours}>{t('{place} ist geschlossen: {reason}', { place: name, reason })}</Area>)}
      <ol class="blocks">
        {appointmentsOn(week, day.on).map((placed) => (
          <AppointmentBlock key={placed.item.id} placed={placed} start={hours.from} isChosen={placed.item.id === chosen} isStop={placed.item.id === stop} onChoose={onChoose} />
        ))}
      </ol>
      {isEmpty && <p class="for-ears">{t('Keine Termine')}</p>}
      {day.on === today() && <NowLine hours={hours} />}
    </section>
  );
}

/** Bookable hours are only lighter than the rest; open hours are hatched and say so. */
function WindowBlock({ window, hours }: { window: TimeWindow; hours: Span }) {
  const span = { from: minutesOf(window.from), to: minutesOf(window.to) };
  const when = timeSpan(window.from, window.to);
  if (window.kind === 'walk_in') return <Area kind="walk-in" span={span} hours={hours}>{t('Offene Stunde')}<span class="for-ears">{when}</span></Area>;
  return <Area kind="bookable" span={span} hours={hours}><span class="for-ears">{t('Termine möglich: {when}', { when })}</span></Area>;
}

function Area({ kind, span, hours, children }: { kind: string; span: Span; hours: Span; children: preact.ComponentChildren }) {
  const block = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => placeInDay(span, hours.from)(block.current));
  return <div class={`area ${kind}`} ref={block}>{children}</div>;
}

function NowLine({ hours }: { hours: Span }) {
  const line = useRef<HTMLDivElement>(null);
  const now = minuteOfDay(new Date().toISOString());
  useLayoutEffect(() => placeInDay({ from: now, to: now }, hours.from)(line.current));
  if (now < hours.from || now > hours.to) return null;
  return <div class="now-line" ref={line} title={t('Jetzt: {time} Uhr', { time: clockTime(new Date()) })} />;
}

function clipped(span: Span, hours: Span): Span {
  return { from: Math.max(span.from, hours.from), to: Math.min(span.to, hours.to) };
}
