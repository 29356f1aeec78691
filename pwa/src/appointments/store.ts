/** The person's appointments, kept on the phone and kept up to date by events. */
import { signal } from '@preact/signals';
import { type Appointment, type EventEntry, get, post } from '../shared/api';
import { live } from '../shared/offline';
import { refreshSession } from '../shared/session';
import { find, type MyAppointments, withAppointment, without, withOlder } from './list';

export const appointments = live('appointments', () => get<MyAppointments>('/appointments'));
/** Told by the server one by one; the list may not be there yet. */
const single = signal<Readonly<Record<string, Appointment>>>({});

/** Puts an appointment in as the server just told it. */
export function take(changed: Appointment): void {
  keep(changed);
  soonRefreshHome();
}

/** The appointment with this id, as far as it is known. */
export function known(id: string): Appointment | undefined {
  return find(appointments.data.value, id) ?? single.value[id];
}

/** One appointment from the server. */
export async function fetchAppointment(id: string): Promise<void> {
  keep(await get<Appointment>(`/appointments/${id}`));
}

/** The next page of what lies behind. */
export async function loadOlder(): Promise<void> {
  const after = appointments.data.value?.past.next;
  if (!after) return;
  const page = await get<MyAppointments>('/appointments', { query: { after } });
  const list = appointments.data.value;
  if (list) appointments.set(withOlder(list, page.past));
}

/** Cancels; the answer is the appointment as it is now. */
export async function cancel({ id, version }: Appointment): Promise<void> {
  take(await post<Appointment>(`/appointments/${id}/cancel`, { body: { version } }));
}

function keep(changed: Appointment): void {
  const list = appointments.data.value;
  // Without a list it is fetched: what is kept for times without network must know of this one.
  if (list) appointments.set(withAppointment(list, changed, new Date().toISOString()));
  else void appointments.load();
  const before = single.value[changed.id];
  if (!before || before.version <= changed.version) single.value = { ...single.value, [changed.id]: changed };
}

function forget(id: string): void {
  const list = appointments.data.value;
  if (list) appointments.set(without(list, id));
  const { [id]: _, ...others } = single.value;
  single.value = others;
}

let refreshing: ReturnType<typeof setTimeout> | undefined;

/** The next appointment on the home screen follows; many events at once lead to one request. */
function soonRefreshHome(): void {
  clearTimeout(refreshing);
  refreshing = setTimeout(() => void refreshSession(), 50);
}

/** News about an appointment: it has changed, or it is gone. */
export function follow({ subject_id, data }: EventEntry): void {
  if (data === null) forget(subject_id);
  else keep(data as Appointment);
  soonRefreshHome();
}

/** The log has a gap: the list is asked for anew. */
export function fetchAnew(): void {
  if (appointments.data.value) void appointments.load();
}
