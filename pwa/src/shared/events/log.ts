/**
 * The person's event log: every change arrives once and in order. Events are applied if they follow the last number;
 * after any gap one request fetches what is missing. When the log cannot tell any more, everything is fetched anew.
 */
import { signal } from '@preact/signals';
import { ApiError, get } from '../api';
import type { EventEntry, EventPage } from '../api/shapes';
import { read, write } from '../offline/database';

/** Most often while the screen is looked at. */
const PAUSE = 60_000;
const PAGE = 100;

/** A place in one life of the log. */
export interface Cursor {
  readonly epoch: string;
  readonly seq: number;
}

type Handler = (event: EventEntry) => void;

const handlers = new Map<string, Handler>();
const resyncs = new Set<() => void>();
let cursor: Cursor | undefined;
let running: Promise<void> | undefined;
let again = false;
let asked = 0;

/** A live line is open: looking is not needed. */
export const isLive = signal(false);

/** A feature's store listens for one kind of event. */
export function onEvent(eventType: string, handler: Handler): void {
  handlers.set(eventType, handler);
}

/** A feature's store fetches its data anew when the log has a gap that cannot be filled. */
export function onResync(fetchAnew: () => void): void {
  resyncs.add(fetchAnew);
}

/** Goes on where this phone stopped; the server's log ends at `head` now. */
export async function startEvents(epoch: string, head: number): Promise<void> {
  const kept = await read<Cursor>('state', 'events');
  if (kept?.epoch === epoch && kept.seq <= head) {
    cursor = kept;
    if (kept.seq < head) void catchUp();
    return;
  }
  await moveTo({ epoch, seq: head });
  if (kept) resync();
}

/** Fetches what is new; calls during a fetch lead to one more, never to two at a time. */
export function catchUp(): Promise<void> {
  again = running !== undefined;
  running ??= fetchNew().finally(() => {
    running = undefined;
    if (again) void catchUp();
  });
  return running;
}

/** Without a live line: looks when the screen is looked at again, when the network is back, and each minute meanwhile. */
export function keepUp(): void {
  const look = (pause: number): void => {
    if (!isLive.value && document.visibilityState === 'visible' && Date.now() - asked >= pause) void catchUp();
  };
  document.addEventListener('visibilitychange', () => look(1000));
  addEventListener('online', () => look(1000));
  setInterval(() => look(PAUSE), PAUSE);
}

/** How far this phone is in the log; nothing while nobody is inside. */
export function place(): Cursor | undefined {
  return cursor;
}

/** Forgets the place in the log; the next person starts anew. */
export function stopEvents(): void {
  cursor = undefined;
}

/** Applies an event if it is the next one; anything else is old or shows a gap. */
export async function receive(event: EventEntry): Promise<void> {
  if (!cursor || event.seq <= cursor.seq) return;
  if (event.seq > cursor.seq + 1) return catchUp();
  apply(event);
  await moveTo({ epoch: cursor.epoch, seq: event.seq });
}

async function fetchNew(): Promise<void> {
  try {
    while (cursor && (await fetchPage(cursor)));
  } catch (error) {
    if (error instanceof ApiError && error.status === 409) await startOver(error);
    // No network or signed out: the next occasion asks again.
  }
}

async function fetchPage(at: Cursor): Promise<boolean> {
  asked = Date.now();
  const page = await get<EventPage>('/events', { query: { epoch: at.epoch, after: at.seq, limit: PAGE } });
  for (const event of page.events) {
    if (cursor !== undefined && event.seq === cursor.seq + 1) {
      apply(event);
      cursor = { epoch: page.epoch, seq: event.seq };
    }
  }
  if (cursor) await moveTo(cursor);
  return page.more && page.events.length > 0;
}

async function startOver(error: ApiError): Promise<void> {
  const { epoch, head } = error.extra as { epoch: string; head: number };
  await moveTo({ epoch, seq: head });
  resync();
}

function resync(): void {
  resyncs.forEach((fetchAnew) => fetchAnew());
}

function apply(event: EventEntry): void {
  try {
    handlers.get(event.event_type)?.(event);
  } catch (error) {
    // One event that cannot be read must not stop those behind it.
    reportError(error);
  }
}

async function moveTo(next: Cursor): Promise<void> {
  cursor = next;
  await write('state', 'events', next);
}
