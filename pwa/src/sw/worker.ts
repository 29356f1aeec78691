/// <reference lib="webworker" />
/** The service worker: keeps the shell of one build on the phone. Data never passes through it: the page keeps that. */
import { answer } from './answer';
import { follow, renew, show } from './push';
import { clean, keptDocuments, type Shell, store } from './shell';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build. */
declare const SHELL: Shell;

/** What the page says to its worker. */
type Word = { readonly type: 'activate' } | { readonly type: 'document'; readonly path: string };

/** Data saving: only documents are fetched ahead, screens when they are opened. */
const withScreens = !(navigator as { connection?: { saveData?: boolean } }).connection?.saveData;

async function windows(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true });
}

async function install(): Promise<void> {
  const open = (await windows()).map(({ url }) => new URL(url).pathname);
  await store(SHELL, [...open, ...(await keptDocuments())], { withScreens });
}

async function activate(): Promise<void> {
  await clean(SHELL, (await windows()).length);
  // On the first visit the open page is taken over; later a new worker starts only when the old one has nobody left.
  await self.clients.claim();
}

async function hear(word: Word): Promise<void> {
  if (word.type === 'activate') await self.skipWaiting();
  else await store(SHELL, [word.path], { withScreens }).catch(() => undefined);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('message', (event) => event.waitUntil(hear(event.data as Word)));
self.addEventListener('push', (event) => event.waitUntil(show(event.data)));
self.addEventListener('notificationclick', (event) => event.waitUntil(follow(event.notification)));
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event.oldSubscription)));
self.addEventListener('fetch', (event) => {
  const answered = answer(SHELL, event.request, self.location.origin);
  if (answered) event.respondWith(answered);
});
