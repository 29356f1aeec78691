/// <reference lib="webworker" />
/** Shows pushes and opens the right screen when one is tapped. The same payload is read by declarative push. */

declare const self: ServiceWorkerGlobalScope;

interface Shown {
  readonly title: string;
  readonly navigate: string;
  readonly body?: string;
  readonly lang?: string;
  readonly dir?: NotificationDirection;
  readonly tag?: string;
}

/** A push that cannot be read is shown all the same: phones end a subscription that shows nothing. */
const UNREADABLE: Shown = { title: 'Lotse', navigate: '/', tag: 'lotse' };
/** How long an open window has to say that it goes there itself. */
const PATIENCE = 1000;
const badges = self.navigator as { setAppBadge?: () => Promise<void> };
const ICON = '/icons/lotse-192.png';

/** Shows it, and marks the app's icon. */
export async function show(data: PushMessageData | null): Promise<void> {
  const { title, body = '', lang = '', dir = 'auto', tag = '', navigate } = read(data);
  await self.registration.showNotification(title, { body, lang, dir, tag, icon: ICON, badge: ICON, data: { navigate } });
  await badges.setAppBadge?.().catch(() => undefined);
}

/** Brings the person to the screen: in a window that is open already, without losing what is in it, or in a new one. */
export async function follow(notification: Notification): Promise<void> {
  notification.close();
  const { navigate = '/' } = (notification.data ?? {}) as { navigate?: string };
  const target = ours(navigate);
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const same = windows.filter(({ url }) => isStaff(new URL(url).pathname) === isStaff(target.pathname));
  const window = same.find(({ focused }) => focused) ?? same[0];
  if (!window) return void (await self.clients.openWindow(target.href));
  const shown = await window.focus().catch(() => window);
  if (!(await goesThere(shown, target.pathname))) await shown.navigate(target.href).catch(() => self.clients.openWindow(target.href));
}

/**
 * The browser made a new address by itself: tell the server, as the page does at every start. Where our key has changed
 * meanwhile, the address is made anew with it.
 */
export async function renew(old: PushSubscription | null): Promise<void> {
  const { pushManager } = self.registration;
  const present = await pushManager.getSubscription();
  if (!present && !old) return;
  const { public_key: key, key_id } = (await (await fetch('/api/push')).json()) as { public_key?: string | null; key_id?: string | null };
  if (!key || !key_id) return;
  const isOurs = present && base64url(present.options.applicationServerKey) === key;
  if (present && !isOurs) await present.unsubscribe();
  const fresh = isOurs ? present : await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { csrf_token: token } = (await (await fetch('/api/bootstrap')).json()) as { csrf_token: string };
  const { endpoint, keys } = fresh.toJSON();
  const body = JSON.stringify({ endpoint, p256dh: keys?.['p256dh'], auth: keys?.['auth'], key_id });
  await fetch('/api/push/subscription', { method: 'PUT', body, headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token } });
}

function base64url(key: ArrayBuffer | null): string {
  return btoa(String.fromCharCode(...new Uint8Array(key ?? new ArrayBuffer(0)))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function read(data: PushMessageData | null): Shown {
  try {
    return { ...UNREADABLE, ...((data?.json() as { notification?: Shown } | undefined)?.notification) };
  } catch {
    return UNREADABLE;
  }
}

/** An address of this app; anything else becomes its first screen. */
function ours(address: string): URL {
  const { origin } = self.location;
  try {
    const url = new URL(address, origin);
    return url.origin === origin ? url : new URL('/', origin);
  } catch {
    return new URL('/', origin);
  }
}

function isStaff(path: string): boolean {
  return path.startsWith('/staff/');
}

function goesThere(window: WindowClient, path: string): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', () => resolve(true));
    port1.start();
    setTimeout(() => resolve(false), PATIENCE);
    window.postMessage({ type: 'open', path }, [port2]);
  });
}
