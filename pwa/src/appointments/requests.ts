/**
 * Bookings on their way. Each is written down before it is sent, under its key, and sent again with the same key until
 * the server has said yes or no. What waits is never shown as an appointment.
 */
import { computed, effect } from '@preact/signals';
import { ApiError, type Appointment, post, sentenceOf } from '../shared/api';
import { draft } from '../shared/offline';
import { isReady } from '../shared/session';
import { type Choice, requestBody } from './booking';
import { known, take } from './store';

export interface Waiting {
  readonly key: string;
  readonly choice: Choice;
  readonly body: Readonly<Record<string, unknown>>;
}

/** How a request ended that the person did not see end. */
export interface Outcome {
  readonly key: string;
  readonly choice: Choice;
  /** Empty when the server said no. */
  readonly appointmentId: string;
  /** Why not, for the person. */
  readonly sentence: string;
}

const unsent = draft<{ items: readonly Waiting[] }>('unsent-bookings', { items: [] });
const ended = draft<{ items: readonly Outcome[] }>('booking-outcomes', { items: [] });

/** Being sent by the screen that asks: it tells the end itself. */
const inHand = new Set<string>();

/** Not answered yet. */
export const waiting = computed(() => unsent.value.value.items);
/** Answered while the person was not looking. */
export const outcomes = computed(() => ended.value.value.items);

/** Sends a booking; resolves with the appointment, rejects with the refusal or with NetworkError: then it waits. */
export async function request(choice: Choice): Promise<Appointment> {
  const entry: Waiting = { key: choice.key, choice, body: requestBody(choice) };
  inHand.add(entry.key);
  store(unsent, [...others(waiting.value, entry.key), entry]);
  try {
    const booked = await send(entry);
    giveUp(entry.key);
    return booked;
  } catch (error) {
    if (isFinal(error)) giveUp(entry.key);
    throw error;
  } finally {
    inHand.delete(entry.key);
  }
}

/** The person has opened the appointment: the news of it is no news any more. */
export function seen(appointmentId: string): void {
  outcomes.value.filter((outcome) => outcome.appointmentId === appointmentId).forEach(({ key }) => dismiss(key));
}

/** Takes back what was not sent yet. */
export function giveUp(key: string): void {
  store(unsent, others(waiting.value, key));
}

/** The person has seen how it ended. */
export function dismiss(key: string): void {
  store(ended, others(outcomes.value, key));
}

/** Sends what waits, one window at a time; the same key makes a second send harmless all the same. */
export async function sendWaiting(): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  if (locks) await locks.request('lotse.bookings', { ifAvailable: true }, async (lock) => (lock ? sendAll() : undefined));
  else await sendAll();
}

/** Whether asking again cannot change the answer. */
export function isFinal(error: unknown): boolean {
  return error instanceof ApiError && error.status < 500 && ![401, 403, 408, 429].includes(error.status);
}

async function sendAll(): Promise<void> {
  for (const entry of waiting.value.filter(({ key }) => !inHand.has(key))) {
    const { key, choice } = entry;
    try {
      const { id } = await send(entry);
      finish({ key, choice, appointmentId: id, sentence: '' });
    } catch (error) {
      if (!isFinal(error)) return;
      finish({ key, choice, appointmentId: '', sentence: sentenceOf(error) });
    }
  }
}

function finish(outcome: Outcome): void {
  giveUp(outcome.key);
  store(ended, [...others(outcomes.value, outcome.key), outcome]);
}

async function send({ body, key }: Waiting): Promise<Appointment> {
  const booked = await post<Appointment>('/appointments', { body, key });
  take(booked);
  return booked;
}

function others<T extends { key: string }>(items: readonly T[], key: string): T[] {
  return items.filter((item) => item.key !== key);
}

function store<T>(into: { change(part: { items: readonly T[] }): void; drop(): void }, items: readonly T[]): void {
  if (items.length > 0) into.change({ items });
  else into.drop();
}

/** Whether the good news is still true: the appointment may have been moved or cancelled since. One that is not known is believed. */
function holds({ appointmentId, choice }: Outcome): boolean {
  const now = known(appointmentId);
  return !now || (now.status === 'booked' && Date.parse(now.starts_at) === Date.parse(choice.slot?.starts_at ?? ''));
}

/** Between two tries while the screen is looked at: the phone may not notice that the network is back. */
const PAUSE = 30_000;

/** Brings back what waits, and sends it whenever there may be network again. */
export async function keepSending(): Promise<void> {
  const soon = (): void => {
    if (isReady.value && navigator.onLine && waiting.value.length > 0) void sendWaiting();
  };
  await Promise.all([unsent.restore(), ended.restore()]);
  effect(soon);
  effect(() => outcomes.value.filter((outcome) => !holds(outcome)).forEach(({ key }) => dismiss(key)));
  addEventListener('online', soon);
  setInterval(() => document.visibilityState === 'visible' && soon(), PAUSE);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && soon());
}
