/** Who is signed in on this phone, and what the first screen needs. */
import { computed, signal } from '@preact/signals';
import { type ApiError, type Bootstrap, get, NetworkError, post } from './api';
import { bringToken, csrfToken, onRefusal, read as readAnswer } from './api/client';
import { read, remove, write } from './offline/database';
import { onWipe, startWorker, wipe } from './offline';

declare global {
  /** Started by the first line of the document, before this script had arrived. */
  interface Window {
    boot?: Promise<Response>;
  }
}

/** Where this phone notes that it was signed out from elsewhere, until somebody signs in. */
const ENDED = 'signed-out-elsewhere';

/** A dead network must not keep the first screen empty. */
const FIRST_LIMIT = 4000;

/** Where this phone notes that somebody is inside: the next start may then fetch everything at once. */
const INSIDE = 'lotse.inside';

const state = signal<Bootstrap | null>(null);
const told = signal<Bootstrap | null>(null);
const since = signal('');
const failed = signal<unknown>(null);
const ended = signal(false);

/** What bootstrap said; null until it did. */
export const session = computed(() => state.value);
/** When the shown session was true; empty while it is fresh. */
export const sessionAsOf = computed(() => since.value);
/** Why there is no session to show. */
export const sessionError = computed(() => failed.value);
/** Signed out without having asked for it: by another device, a new card, or time. */
export const wasEnded = computed(() => ended.value);
/** Signed in and unlocked. */
export const isReady = computed(() => state.value?.state === 'ready');
/** The server's own last word on somebody who is inside, not what was kept; else null. */
export const entered = computed(() => told.value);
/** Somebody is inside, or was when this phone was last used: what is needed there may be fetched. */
export const isExpected = computed(() => (state.value ? state.value.state !== 'signed_out' : wasInside()));

let starting: Promise<void> | undefined;

/** Reads the answer that is already on its way; without network, the kept one. */
export function startSession(): Promise<void> {
  starting = start().finally(() => (starting = undefined));
  bringToken.current = () => starting ?? refreshSession();
  return starting;
}

async function start(): Promise<void> {
  onRefusal.current = onRefused;
  onWipe(() => location.reload());
  startWorker();
  const started = window.boot ?? fetch('/api/bootstrap');
  delete window.boot;
  try {
    await enter(await readAnswer<Bootstrap>(await inTime(started)));
  } catch (error) {
    await showKept(error);
  }
}

/** Asks the server again, as after a language switch or when the network is back. */
export async function refreshSession(): Promise<void> {
  try {
    await enter(await get<Bootstrap>('/bootstrap'));
  } catch (error) {
    if (state.value === null) await showKept(error);
  }
}

/** Takes over a session: the answer to bootstrap, activation, unlock or the second factor. */
export async function enter(bootstrap: Bootstrap): Promise<void> {
  csrfToken.value = bootstrap.csrf_token;
  state.value = bootstrap;
  since.value = '';
  failed.value = null;
  told.value = bootstrap.state === 'ready' ? bootstrap : null;
  noteInside(bootstrap.state !== 'signed_out');
  if (bootstrap.state === 'signed_out') return leaveNothing();
  ended.value = false;
  // A locked phone is kept as locked: flight mode must not open it.
  await write('snapshots', 'bootstrap', { value: bootstrap, asOf: new Date().toISOString() });
  await remove('state', ENDED);
}

/** The server knows nobody here: whatever is kept belonged to somebody whose device was ended. */
async function leaveNothing(): Promise<void> {
  if (await read('snapshots', 'bootstrap')) await emptyPhone();
  ended.value = (await read('state', ENDED)) === true;
}

async function emptyPhone(): Promise<void> {
  await wipe();
  await write('state', ENDED, true);
}

/** Signs this phone out and leaves nothing on it. */
export async function signOut(): Promise<void> {
  await post('/session/logout');
  await wipe();
  state.value = null;
  await refreshSession();
}

async function endHere(): Promise<void> {
  await emptyPhone();
  state.value = null;
  await refreshSession();
}

/** Locks the app: the PIN is asked for again, what is kept stays. */
export async function lock(): Promise<void> {
  await post('/session/lock');
  await refreshSession();
}

function onRefused(error: ApiError): void {
  if (error.code === 'device_locked') void refreshSession();
  if ((error.code === 'not_signed_in' || error.code === 'device_ended') && isReady.value) void endHere();
}

async function showKept(error: unknown): Promise<void> {
  const kept = await read<{ value: Bootstrap; asOf: string }>('snapshots', 'bootstrap');
  if (kept && error instanceof NetworkError) {
    state.value = kept.value;
    since.value = kept.asOf;
    return;
  }
  ended.value = (await read('state', ENDED)) === true;
  failed.value = error;
}

function inTime(answer: Promise<Response>): Promise<Response> {
  const limit = new Promise<Response>((_, reject) => setTimeout(() => reject(new NetworkError()), FIRST_LIMIT));
  return Promise.race([answer.catch(() => Promise.reject(new NetworkError())), limit]);
}

function wasInside(): boolean {
  try {
    return localStorage.getItem(INSIDE) !== null;
  } catch {
    return false;
  }
}

function noteInside(inside: boolean): void {
  try {
    if (inside) localStorage.setItem(INSIDE, '1');
    else localStorage.removeItem(INSIDE);
  } catch {
    // Storage is blocked: the next start fetches one after the other.
  }
}
