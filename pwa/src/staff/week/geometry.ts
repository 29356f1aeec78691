/** Where things stand in the week: minutes of the day, and lanes for what is at the same time. */
import type { Appointment, Place } from '../../shared/api';
import { dayOf, local } from '../../shared/i18n';
import { minutesOf } from '../parts/time';
import type { Absence, Week, WeekDay } from '../shapes';

/** Minutes of the local day, `[from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Placed<T> extends Span {
  readonly item: T;
  /** Side by side with others: which of how many. */
  readonly lane: number;
  readonly lanes: number;
}

const DAY = 24 * 60;
const HOUR = 60;
/** Shown even when nothing is there. */
const USUAL: Span = { from: 8 * HOUR, to: 17 * HOUR };

/** Minutes since local midnight. */
export function minuteOfDay(moment: string): number {
  const { hour, minute } = local(moment);
  return hour * HOUR + minute;
}

/** The part of `[starts_at, ends_at)` on a day; null if none. */
export function partOn(day: string, startsAt: string, endsAt: string): Span | null {
  const [first, last] = [dayOf(startsAt), dayOf(endsAt)];
  if (day < first || day > last) return null;
  const span = { from: day === first ? minuteOfDay(startsAt) : 0, to: day === last ? minuteOfDay(endsAt) : DAY };
  return span.to > span.from ? span : null;
}

/** What overlaps stands side by side, the longer first; the rest takes the whole width. */
export function inLanes<T>(items: readonly (Span & { item: T })[]): Placed<T>[] {
  const sorted = [...items].sort((a, b) => a.from - b.from || b.to - a.to);
  const placed: Placed<T>[] = [];
  let group: { span: Span & { item: T }; lane: number }[] = [];
  let end = -1;
  const close = (): void => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    for (const { span, lane } of group) placed.push({ ...span, lane, lanes });
    group = [];
  };
  for (const span of sorted) {
    if (span.from >= end) close();
    const taken = new Set(group.filter((other) => other.span.to > span.from).map((other) => other.lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ span, lane });
    end = Math.max(end, span.to);
  }
  close();
  return placed;
}

/** Whether a cancelled appointment freed its time. */
export function isCancelled({ status }: Appointment): boolean {
  return status === 'cancelled_by_resident' || status === 'cancelled_by_service';
}

/** An absence, or the reason why a day is closed, that a standing appointment falls into. Hours set for that one day open it again. */
export function whyNobodyIsThere(week: Week, { starts_at, ends_at, place }: Appointment): Absence | string | null {
  const absence = week.absences.find((each) => each.starts_at < ends_at && each.ends_at > starts_at);
  if (absence) return absence;
  const day = week.days.find(({ on }) => on === dayOf(starts_at));
  if (!day || day.windows.some((window) => window.place.id === place.id)) return null;
  const alone = day.closed_places.find((each) => each.place === place.id)?.reason;
  return alone ?? (day.windows.length === 0 ? day.closure : null);
}

/** Begun, and nobody wrote down what became of it. */
export function needsOutcome(appointment: Appointment, now: string): boolean {
  return (appointment.status === 'booked' || appointment.status === 'handover') && appointment.starts_at <= now;
}

/** The appointments of a day that stand, in lanes. */
export function appointmentsOn(week: Week, day: string): Placed<Appointment>[] {
  const standing = week.appointments.filter((each) => !isCancelled(each) && dayOf(each.starts_at) === day);
  return inLanes(standing.map((item) => ({ item, from: minuteOfDay(item.starts_at), to: minuteOfDay(item.ends_at) || DAY })));
}

/** The parts of absences on a day. */
export function absencesOn(week: Week, day: string): (Span & { item: Absence })[] {
  return week.absences.flatMap((item) => {
    const span = partOn(day, item.starts_at, item.ends_at);
    return span ? [{ item, ...span }] : [];
  });
}

/** Monday to Friday; the weekend too when something is there. */
export function shownDays(week: Week): WeekDay[] {
  const last = week.days.reduce((found, day, index) => (index > 4 && isUsed(week, day) ? index : found), 4);
  return week.days.slice(0, last + 1);
}

function isUsed(week: Week, { on, windows }: WeekDay): boolean {
  return windows.length > 0 || week.appointments.some((each) => !isCancelled(each) && dayOf(each.starts_at) === on);
}

/** The whole hours that are shown: the usual ones, and more where something lies outside. */
export function shownHours(week: Week): Span {
  const spans = week.days.flatMap(({ on, windows }): Span[] => [
    ...appointmentsOn(week, on),
    ...windows.map((window) => ({ from: minutesOf(window.from), to: minutesOf(window.to) })),
  ]);
  const from = Math.min(USUAL.from, ...spans.map((span) => span.from));
  const to = Math.max(USUAL.to, ...spans.map((span) => span.to));
  return { from: Math.floor(from / HOUR) * HOUR, to: Math.ceil(to / HOUR) * HOUR };
}

/** Where the worker is on a day, each place once. */
export function placesOn({ windows }: WeekDay): Place[] {
  return windows.map((window) => window.place).filter((place, index, all) => all.findIndex(({ id }) => id === place.id) === index);
}
