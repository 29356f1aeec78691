/**
 * Messages on their way. Each is written down before the screen says anything, and stays until the server has it. What
 * waits is the same for every window of this browser.
 */
import { computed, signal } from '@preact/signals';
import { newKey } from '../api';
import { onForget, openDrafts } from '../offline';
import { store } from '../offline/database';
import type { FileKind } from './upload';
import type { Message } from './shapes';

/** waiting: goes out by itself · refused: the server said no · old: waits for so long that the person is asked first */
export type UnsentState = 'waiting' | 'refused' | 'old';

export interface UnsentFile {
  readonly blob: Blob;
  readonly name: string;
  /** Length of a voice message. */
  readonly seconds?: number;
}

export interface Unsent {
  /** One for the message and its file, made once. */
  readonly key: string;
  readonly conversationId: string;
  /** First in, first out within the conversation. */
  readonly place: number;
  /** When it was written, ISO. */
  readonly writtenAt: string;
  readonly kind: 'text' | FileKind;
  readonly text: string;
  readonly file?: UnsentFile;
  /** The file is at the server already. */
  readonly attachmentId?: string;
  readonly state: UnsentState;
  /** Why the server said no, for the person. */
  readonly problem: string;
}

export type Writing = Pick<Unsent, 'conversationId' | 'kind' | 'text'> & { readonly file?: UnsentFile };

/** The phone has no room left: the message was not written down. */
export class NoRoomError extends Error {
  // Declared, not defined: defining needs helpers in old browsers.
  declare readonly entry: Unsent;

  constructor(entry: Unsent) {
    super('no room');
    this.entry = entry;
  }
}

/** The name by which signing out knows that something is not sent yet. */
const DRAFT = 'unsent-messages';

/** What one window tells the others. */
interface Word {
  readonly sent?: Message;
}

const items = signal<readonly Unsent[]>([]);
/** Everything that is not with the server, in order. */
export const unsent = computed(() => items.value);
const arrived = new Set<(message: Message) => void>();
onForget(() => show([]));

let shared: BroadcastChannel | undefined;

/** Brings back what waits, and follows what other windows do. */
export async function openOutbox(): Promise<void> {
  channel()?.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.sent) tellArrived(data.sent);
    void refresh();
  });
  await refresh();
}

/** Calls back when the server has one, whichever window sent it. */
export function onArrived(listener: (message: Message) => void): void {
  arrived.add(listener);
}

/** Writes a message down. Rejects with NoRoomError when the phone is full: then nothing has happened. */
export async function writeDown(writing: Writing, key = newKey()): Promise<Unsent> {
  const before = await refresh();
  const place = Math.max(Date.now(), (before.at(-1)?.place ?? 0) + 1);
  const entry: Unsent = { ...writing, key, place, writtenAt: new Date().toISOString(), state: 'waiting', problem: '' };
  try {
    await (await store()).put('outbox', entry.key, entry);
  } catch {
    throw new NoRoomError(entry);
  }
  await changed();
  return entry;
}

/** Changes an entry that is still there; one that was sent or taken back meanwhile stays gone. */
export async function alter(key: string, change: Partial<Unsent>): Promise<void> {
  const found = (await refresh()).find((entry) => entry.key === key);
  if (!found) return;
  await (await store()).put('outbox', key, { ...found, ...change }).catch(() => undefined);
  await changed();
}

/** Once more, behind everything that waits; the key stays, so that the server would know it again. */
export async function tryAgain(key: string): Promise<void> {
  const last = (await refresh()).at(-1)?.place ?? 0;
  await alter(key, { state: 'waiting', problem: '', place: Math.max(Date.now(), last + 1), writtenAt: new Date().toISOString() });
}

/** The person does not want to send it any more. */
export const takeBack = (key: string): Promise<void> => settle(key);

/** The server has it: it is a message now, here and in every other window. */
export async function arrive(key: string, message: Message): Promise<void> {
  // First shown as a message, then taken from what waits: at no moment it is nowhere.
  tellArrived(message);
  await (await store()).remove('outbox', key);
  await changed({ sent: message });
}

/** The server has told of it by another way: it does not wait any more. */
export async function settle(key: string): Promise<void> {
  await (await store()).remove('outbox', key);
  await changed();
}

/** What waits, as it is on the phone now. */
export async function refresh(): Promise<readonly Unsent[]> {
  const found = (await (await store()).all('outbox').catch(() => items.value)) as Unsent[];
  show([...found].sort((a, b) => a.place - b.place));
  return items.value;
}

async function changed(word: Word = {}): Promise<void> {
  channel()?.postMessage(word);
  await refresh();
}

function tellArrived(message: Message): void {
  for (const listener of arrived) listener(message);
}

function show(found: readonly Unsent[]): void {
  items.value = found;
  const names = new Set(openDrafts.value);
  if (found.length > 0 === names.has(DRAFT)) return;
  if (found.length > 0) names.add(DRAFT);
  else names.delete(DRAFT);
  openDrafts.value = names;
}

/** Safari before 15.4 has none; there each window finds out when it looks at the outbox itself. */
function channel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  shared ??= new BroadcastChannel('lotse.outbox');
  return shared;
}
