/** My appointments as a list: pure changes, so that answers and events lead to the same screen. */
import type { Appointment } from '../shared/api';

export interface MyAppointments {
  readonly upcoming: readonly Appointment[];
  readonly past: { readonly items: readonly Appointment[]; readonly next: string | null };
}

const OPEN: ReadonlySet<Appointment['status']> = new Set(['booked', 'handover']);

/** Whether it still takes place. */
export function isOpen({ status }: Appointment): boolean {
  return OPEN.has(status);
}

/** Whether it stands among what is coming: also one that the service cancelled, until its start. The server sorts the same way. */
export function isComing(appointment: Appointment, now: string): boolean {
  if (appointment.status === 'cancelled_by_service') return appointment.starts_at > now;
  return isOpen(appointment) && appointment.ends_at > now;
}

/** How long it takes. */
export function minutesOf({ starts_at, ends_at }: Appointment): number {
  return Math.round((Date.parse(ends_at) - Date.parse(starts_at)) / 60_000);
}

/** The list with an appointment put in or replaced; an older version never covers a newer one. */
export function withAppointment(list: MyAppointments, changed: Appointment, now: string): MyAppointments {
  const known = find(list, changed.id);
  if (known && known.version > changed.version) return list;
  const rest = without(list, changed.id);
  if (isComing(changed, now)) return { ...rest, upcoming: [...rest.upcoming, changed].sort(soonestFirst) };
  // Beyond the last page that was loaded it comes by itself with "more".
  const last = rest.past.items.at(-1);
  if (!known && rest.past.next !== null && last && changed.starts_at < last.starts_at) return rest;
  return { ...rest, past: { ...rest.past, items: [...rest.past.items, changed].sort((a, b) => soonestFirst(b, a)) } };
}

/** The list without an appointment that is gone. */
export function without(list: MyAppointments, id: string): MyAppointments {
  const others = (items: readonly Appointment[]): Appointment[] => items.filter((item) => item.id !== id);
  return { upcoming: others(list.upcoming), past: { ...list.past, items: others(list.past.items) } };
}

/** An older page put behind the ones that are there. */
export function withOlder(list: MyAppointments, page: MyAppointments['past']): MyAppointments {
  const known = new Set(list.past.items.map(({ id }) => id));
  return { ...list, past: { items: [...list.past.items, ...page.items.filter(({ id }) => !known.has(id))], next: page.next } };
}

/** One appointment of the list. */
export function find(list: MyAppointments | null, id: string): Appointment | undefined {
  return list?.upcoming.find((item) => item.id === id) ?? list?.past.items.find((item) => item.id === id);
}

function soonestFirst(a: Appointment, b: Appointment): number {
  return a.starts_at === b.starts_at ? a.id.localeCompare(b.id) : a.starts_at.localeCompare(b.starts_at);
}
