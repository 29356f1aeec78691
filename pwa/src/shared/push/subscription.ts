/** Switching pushes on and off on this phone. */
import { signal } from '@preact/signals';
import { get, send } from '../api';
import type { components } from '../api/schema.gen';

type Push = components['schemas']['PushOut'];
export type Outcome = 'on' | 'off' | 'denied' | 'unavailable';

/** The browser's call can hang for ever. */
const LIMIT = 15_000;
const DECLINED = 'lotse.push-declined';

const outcome = signal<Outcome | null>(null);

/** How the last change on this phone went; null until something was changed. */
export const changed = outcome;

/** The browser's own subscription, if it can have one. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
  const worker = await navigator.serviceWorker?.ready;
  return (await worker?.pushManager?.getSubscription()) ?? null;
}

/** This browser can show pushes. On an iPhone only once the app is on the home screen. */
export function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Notifications are possible here and not switched on, and nobody has said no, neither to the browser nor to us. */
export function mayOffer(): boolean {
  return isSupported() && Notification.permission !== 'denied' && outcome.value !== 'on' && !wasDeclined();
}

/** Asks for permission and subscribes. Only from a tap. Rejects when our own server does not answer. */
export async function turnOn(): Promise<Outcome> {
  if ((await Notification.requestPermission()) !== 'granted') return (outcome.value = 'denied');
  return (outcome.value = (await subscribe()) ? 'on' : 'unavailable');
}

/** No more pushes on this phone. */
export async function turnOff(): Promise<Outcome> {
  await send('DELETE', '/push/subscription', {});
  await (await subscriptionHere())?.unsubscribe();
  decline();
  return (outcome.value = 'off');
}

/** The person does not want to be asked again. */
export function decline(): void {
  try {
    localStorage.setItem(DECLINED, '1');
  } catch {
    // Storage is blocked: the offer comes again another time.
  }
}

/** At every start: tells the server where to push to now. False when pushes do not arrive on this phone. */
export async function refresh(push: 'on' | 'broken'): Promise<boolean> {
  if (!isSupported() || Notification.permission !== 'granted') return false;
  return subscribe(push === 'broken');
}

async function subscribe(anew = false): Promise<boolean> {
  const { public_key: key, key_id: keyId } = await get<Push>('/push');
  if (key === null) return false;
  const made = await inTime(subscribed(key, anew)).catch(() => null);
  if (!made) return false;
  const { endpoint, keys } = made.toJSON();
  await send('PUT', '/push/subscription', { body: { endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'], key_id: keyId ?? '' } });
  return true;
}

/** The subscription of this browser, made with our present key. */
async function subscribed(key: string, anew: boolean): Promise<PushSubscription> {
  const worker = await navigator.serviceWorker.ready;
  const present = await worker.pushManager.getSubscription();
  if (present && !anew && sameKey(present.options.applicationServerKey, key)) return present;
  await present?.unsubscribe();
  return worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
}

function sameKey(bytes: ArrayBuffer | null, key: string): boolean {
  const wanted = bytesOf(key);
  const here = new Uint8Array(bytes ?? new ArrayBuffer(0));
  return here.length === wanted.length && here.every((byte, at) => byte === wanted[at]);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function inTime<T>(promise: Promise<T>): Promise<T> {
  const limit = new Promise<T>((_, reject) => setTimeout(() => reject(new Error('no answer')), LIMIT));
  return Promise.race([promise, limit]);
}

function wasDeclined(): boolean {
  try {
    return localStorage.getItem(DECLINED) !== null;
  } catch {
    return false;
  }
}
