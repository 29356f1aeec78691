/** The weeks that were looked at, kept true by the event log. */
import { signal } from '@preact/signals';
import { type Appointment, get } from '../../shared/api';
import { dayOf, local, mondayOf, plusDays, today } from '../../shared/i18n';
import { onEvent, onResync } from '../../shared/events';
import type { Absence, Week } from '../shapes';
import { whyNobodyIsThere } from './geometry';

/** An outcome that is still missing is looked for this far back. */
const BACKLOG_WEEKS = 2;
/** An appointment that nobody will be there for is looked for this far ahead: as far as residents book. */
const COMING_WEEKS = 4;

const STANDS: ReadonlySet<string> = new Set(['booked', 'handover']);

const weeks = signal<ReadonlyMap<string, Week>>(new Map());
const failed = signal<unknown>(null);

/** The week that begins on a Monday, if it was loaded. */
export function weekOf(monday: string): Week | undefined {
  return weeks.value.get(monday);
}

/** Why the last week could not be loaded. */
export function weekError(): unknown {
  return failed.value;
}

/** Fetches a week, anew if it was there. */
export async function loadWeek(monday: string): Promise<void> {
  try {
    const week = await get<Week>('/staff/week', { query: { from: monday } });
    weeks.value = new Map(weeks.value).set(monday, week);
    failed.value = null;
  } catch (error) {
    failed.value = error;
  }
}

/** The day whose week one wants to see: today, and on a weekend the Monday after it. */
export function workDay(): string {
  const day = today();
  return local(day).weekday > 4 ? plusDays(mondayOf(day), 7) : day;
}

/** This week, the ones before it in which an outcome may be missing, and the ones to come. */
export async function loadWaiting(): Promise<void> {
  await Promise.all(waitingWeeks().filter((each) => !weeks.value.has(each)).map(loadWeek));
}

/** Whether everything that could wait was loaded; before that nobody may be told that nothing waits. */
export function waitingIsKnown(): boolean {
  return waitingWeeks().every((each) => weeks.value.has(each));
}

function waitingWeeks(): string[] {
  const monday = mondayOf(today());
  return Array.from({ length: BACKLOG_WEEKS + 1 + COMING_WEEKS }, (_, index) => plusDays(monday, 7 * (COMING_WEEKS - index)));
}

/** Every appointment of the loaded weeks, in order of time. */
export function knownAppointments(): Appointment[] {
  const all = [...weeks.value.values()].flatMap((week) => week.appointments);
  return all.sort((a, b) => a.starts_at.localeCompare(b.starts_at));
}

/** Coming appointments of the loaded weeks that stand in an absence or on a closed day, each with the reason. */
export function unattended(now: string): ReadonlyMap<Appointment, Absence | string> {
  const found = [...weeks.value.values()].flatMap((week) => week.appointments.flatMap((each): [Appointment, Absence | string][] => {
    const why = each.starts_at > now && STANDS.has(each.status) ? whyNobodyIsThere(week, each) : null;
    return why === null ? [] : [[each, why]];
  }));
  return new Map(found.sort(([a], [b]) => a.starts_at.localeCompare(b.starts_at)));
}

/** One appointment, if its week is loaded. */
export function appointmentOf(id: string): Appointment | undefined {
  return knownAppointments().find((each) => each.id === id);
}

/** Puts in an appointment that came as an answer or as an event. */
export function putAppointment(appointment: Appointment): void {
  const home = mondayOf(dayOf(appointment.starts_at));
  const next = new Map<string, Week>();
  for (const [monday, week] of weeks.value) {
    const others = week.appointments.filter((each) => each.id !== appointment.id);
    next.set(monday, { ...week, appointments: monday === home ? [...others, appointment] : others });
  }
  weeks.value = next;
}

/** Hours or absences changed: what was loaded shows them anew. */
export function reloadWeeks(): void {
  for (const monday of weeks.value.keys()) void loadWeek(monday);
}

/** Another person may sit down here. */
export function forgetWeeks(): void {
  weeks.value = new Map();
}

onEvent('appointment_changed', ({ data }) => {
  if (data) putAppointment(data as Appointment);
  else reloadWeeks();
});
onResync(reloadWeeks);
