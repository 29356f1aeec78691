/**
 * Sends what waits: first in, first out per conversation, the next only when the server has the one before; one window
 * at a time. Whether it worked is not known after a lost answer, so the same key goes out again.
 */
import { effect } from '@preact/signals';
import { ApiError, NetworkError, post, sentenceOf } from '../api';
import { isReady } from '../session';
import { alter, arrive, openOutbox, refresh, type Unsent, unsent, writeDown, type Writing } from './outbox';
import type { Message } from './shapes';
import { upload } from './upload';

/** After so long the person is asked: perhaps it is no longer true. */
const TOO_OLD = 14 * 24 * 60 * 60 * 1000;
const LONGEST_PAUSE = 60_000;
/** No answer yet, or none that counts: asking again may help. */
const NOT_YET = new Set([401, 408, 425, 429]);
/** A refusal of the door, not of the message. */
const AT_THE_DOOR = new Set(['csrf_failed', 'device_locked', 'foreign_origin']);

let running: Promise<void> | undefined;
let again = false;
let failures = 0;
/** Milliseconds for which the server asked to be left alone. */
let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Writes a message down and sends it as soon as it can be sent. Rejects with NoRoomError if the phone is full. */
export async function submit(writing: Writing, key?: string): Promise<Unsent> {
  const entry = await writeDown(writing, key);
  void sendWaiting();
  return entry;
}

/** On a full phone: goes out now or not at all; text and key stay with whoever asks. What waits goes first. */
export async function sendUnwritten(entry: Unsent): Promise<void> {
  await sendWaiting();
  if (unsent.peek().some(({ conversationId, state }) => conversationId === entry.conversationId && state === 'waiting')) throw new NetworkError();
  await arrive(entry.key, await sendNow(entry));
}

/** Sends what waits, if somebody is signed in; a call meanwhile leads to one more round. */
export function sendWaiting(): Promise<void> {
  again = running !== undefined;
  running ??= round().finally(() => {
    running = undefined;
    if (again) void sendWaiting();
  });
  return running;
}

/** From now on what waits goes out whenever there may be network. */
export async function keepSending(): Promise<void> {
  const soon = (): void => {
    failures = 0;
    if (isReady.peek() && unsent.peek().length > 0) void sendWaiting();
  };
  await openOutbox();
  effect(() => {
    if (isReady.value) soon();
  });
  addEventListener('online', soon);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && soon());
}

/** Whether asking again cannot change the answer. */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof ApiError) || error.status >= 500) return false;
  return !NOT_YET.has(error.status) && !AT_THE_DOOR.has(error.code);
}

async function round(): Promise<void> {
  const locks = (navigator as Partial<Navigator>).locks;
  const isDone = locks ? await locks.request('lotse.messages', sendAll) : await sendAll();
  clearTimeout(timer);
  if (isDone) failures = 0;
  else timer = setTimeout(() => void sendWaiting(), pause());
}

/** Longer each time, and never all phones at once. */
function pause(): number {
  failures += 1;
  return 500 + asked + Math.random() * Math.min(LONGEST_PAUSE, 1000 * 2 ** failures);
}

/** Whether nothing waits any more. */
async function sendAll(): Promise<boolean> {
  const stopped = new Set<string>();
  while (isReady.value) {
    const next = (await refresh()).find(({ state, conversationId }) => state === 'waiting' && !stopped.has(conversationId));
    if (!next) break;
    if (Date.now() - Date.parse(next.writtenAt) > TOO_OLD) await alter(next.key, { state: 'old' });
    else if (!(await sendOne(next))) stopped.add(next.conversationId);
  }
  return stopped.size === 0;
}

/** Whether the server has answered for good; no answer stops the conversation, so that the order stays. */
async function sendOne(entry: Unsent): Promise<boolean> {
  try {
    await arrive(entry.key, await sendNow(entry));
    return true;
  } catch (error) {
    asked = error instanceof ApiError ? Number(error.extra['retry_after'] ?? 0) * 1000 : 0;
    if (!isFinal(error)) return false;
    // A file that waited for too long at the server was taken away there: it is brought once more.
    if (entry.attachmentId) await alter(entry.key, { attachmentId: '' });
    else await alter(entry.key, { state: 'refused', problem: sentenceOf(error) });
    return true;
  }
}

/** Sends one message, its file first. */
async function sendNow(entry: Unsent): Promise<Message> {
  const { key, conversationId, kind, text } = entry;
  const attachmentId = entry.attachmentId || (await bring(entry));
  const body = { kind, text, ...(attachmentId ? { attachment_id: attachmentId } : {}) };
  return post<Message>(`/conversations/${conversationId}/messages`, { body, key });
}

async function bring({ key, conversationId, kind, file }: Unsent): Promise<string> {
  if (!file || kind === 'text') return '';
  const { id } = await upload({ conversationId, key, kind, blob: file.blob, name: file.name });
  await alter(key, { attachmentId: id });
  return id;
}
