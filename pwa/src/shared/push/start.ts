/** The small part of pushes that every start needs. */
import { effect, signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { onForget } from '../offline';
import { navigate, withoutLanguage } from '../router';
import { entered } from '../session';
import { PushIsOff } from './PushIsOff';
import { refresh, subscriptionHere } from './subscription';

/** What the worker says when a notification was tapped. */
interface Tapped {
  readonly type: 'open';
  readonly path: string;
}

const notice = signal<ComponentType | null>(null);

/** "Notifications are off on this phone", once that is known; else nothing. */
export const pushNotice = notice;

/** Keeps the subscription fresh, follows taps on notifications, and takes them away once the app is seen. */
export function startPush(): void {
  navigator.serviceWorker?.addEventListener('message', opened);
  document.addEventListener('visibilitychange', seen);
  seen();
  onForget(() => void leave().catch(() => undefined));
  effect(() => {
    const push = entered.value?.push;
    notice.value = null;
    if (push === 'on' || push === 'broken') void freshen(push).catch(() => undefined);
  });
}

async function freshen(push: 'on' | 'broken'): Promise<void> {
  if (!(await refresh(push))) notice.value = PushIsOff;
}

function opened({ data, ports }: MessageEvent<Tapped | undefined>): void {
  if (data?.type !== 'open') return;
  ports[0]?.postMessage('here');
  navigate(withoutLanguage(data.path));
}

function seen(): void {
  if (document.visibilityState !== 'visible') return;
  void navigator.clearAppBadge?.().catch(() => undefined);
  void closeNotifications().catch(() => undefined);
}

async function closeNotifications(): Promise<void> {
  const worker = await navigator.serviceWorker?.getRegistration();
  for (const shown of (await worker?.getNotifications?.()) ?? []) shown.close();
}

/** Signed out: nothing more comes here for the person who was. */
async function leave(): Promise<void> {
  await closeNotifications();
  await (await subscriptionHere())?.unsubscribe();
}
