/**
 * The little of appointments that comes with the home screen: when the rest has to come although nobody has opened one
 * of its screens, namely for news and for bookings that wait for the network.
 */
import { effect, signal } from '@preact/signals';
import { onEvent, onResync } from '../shared/events';
import { read } from '../shared/offline/database';
import { isReady, refreshSession, session } from '../shared/session';
import type * as Screens from './screens';

/** Drafts that somebody must be told of; the names are those of requests.ts. */
const UNTOLD = ['unsent-bookings', 'booking-outcomes'];

/** The first screen comes first. */
const WHEN_QUIET = 5000;

const all = signal<typeof Screens | null>(null);

/** What the service cancelled, then bookings that wait or have just been answered; nothing as long as there are none. */
export function AppointmentNews() {
  const News = all.value?.News;
  return News ? <News /> : null;
}

/** Follows the event log, and brings back what waits. */
export function startAppointments(): void {
  onEvent('appointment_changed', (event) => {
    void fetchAll().then(({ follow }) => follow(event), refreshSession);
  });
  onResync(() => {
    all.value?.fetchAnew();
    void refreshSession();
  });
  effect(() => {
    if (session.value?.resident?.cancelled_ahead?.length) void fetchAll().catch(() => undefined);
  });
  effect(() => {
    if (!isReady.value) return;
    void fetchIfUntold();
    setTimeout(() => void keepForLater(), WHEN_QUIET);
  });
}

/** Fetches the screens, all at once, and what was begun on them. */
export async function fetchAll(): Promise<typeof Screens> {
  const screens = await import('./screens');
  await screens.begun;
  all.value = screens;
  return screens;
}

/** The first time on this phone: what is coming can be read without network from now on. */
async function keepForLater(): Promise<void> {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData || (await read('snapshots', 'appointments'))) return;
  await fetchAll().then(({ appointments }) => appointments.load(), () => undefined);
}

async function fetchIfUntold(): Promise<void> {
  const kept = await Promise.all(UNTOLD.map((name) => read('drafts', name)));
  if (kept.some((draft) => draft !== undefined)) await fetchAll();
}
