/** The page's side of the service worker: start it, tell it the language, offer a new version. */
import { computed, effect, signal } from '@preact/signals';
import { language } from '../i18n';
import { openDrafts } from './open_drafts';

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

const WORKER = '/sw.js';
/** How often an open app looks for a new version. */
const LOOK_AGAIN = 60 * 60 * 1000;

const waiting = signal<ServiceWorker | null>(null);
let asked = false;

/** A new version is there, and nothing half filled in would be lost by taking it. */
export const updateReady = computed(() => waiting.value !== null && openDrafts.value.size === 0);

/** Nothing has arrived for so long: what the first screens need is there, and the line is free. In milliseconds. */
const QUIET = 3000;

/** Starts the worker once the first screen stands: what it fetches for later must not keep anybody waiting now. */
export function startWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const start = (): void => {
    arrivals.disconnect();
    void register().catch(() => undefined);
  };
  let timer = setTimeout(start, QUIET);
  const arrivals = new PerformanceObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(start, QUIET);
  });
  arrivals.observe({ entryTypes: ['resource'] });
}

/** Has the document of the present path kept. */
function keepDocument(): void {
  const word = { type: 'document', path: location.pathname };
  void navigator.serviceWorker?.ready.then(({ active }) => active?.postMessage(word)).catch(() => undefined);
}

/** The person wants the new version: the waiting worker takes over, then this page starts anew. */
export function takeUpdate(): void {
  asked = true;
  waiting.value?.postMessage({ type: 'activate' });
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register(trusted(WORKER), { updateViaCache: 'none' });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Only the window that asked starts anew; others may hold a draft and go on with what they have.
    if (asked) location.reload();
  });
  const notice = (worker: ServiceWorker | null): void => {
    if (worker?.state === 'installed' && navigator.serviceWorker.controller) waiting.value = worker;
  };
  notice(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => notice(coming));
  });
  // The document of the language in use, now and after each switch.
  effect(() => {
    if (language.value) keepDocument();
  });
  setInterval(() => void registration.update().catch(() => undefined), LOOK_AGAIN);
}

/** Trusted Types: the address of a worker may only come from here. */
function trusted(address: string): string {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  return types ? types.createPolicy('lotse', { createScriptURL: (url) => url }).createScriptURL(address) : address;
}
