/** The messages of each conversation in this window: opened where reading stopped, paged both ways, kept up to date. */
import { type Signal, signal } from '@preact/signals';
import { get, NetworkError } from '../api';
import { onForget } from '../offline';
import { keep, kept } from './kept';
import { learnMarks } from './marks';
import { lastNumber, renewed, type Run, withAfter, withBefore, withMessage, withoutMessage, withoutOlder } from './run';
import type { Message, MessagePage } from './shapes';

const PAGE = 50;

export interface Log {
  /** null until something is there. */
  readonly run: Signal<Run | null>;
  /** When `run` was true; empty while it is fresh. */
  readonly asOf: Signal<string>;
  /** Why there is nothing to show, or why the next page did not come. */
  readonly error: Signal<unknown>;
  /** Shows what is kept at once, then the page round a number; without a number, the newest one. */
  open(around?: number): Promise<void>;
  loadBefore(): Promise<void>;
  loadAfter(): Promise<void>;
  /** A message that came by itself: sent from here, or told by the event log. */
  take(message: Message): void;
  forget(messageId: string): void;
  /** What is older than this number was deleted. */
  forgetOlder(first: number): void;
}

const logs = new Map<string, Log>();
onForget(() => logs.clear());

/** The log of one conversation; the same one for everybody who asks. */
export function logOf(conversationId: string): Log {
  const found = logs.get(conversationId) ?? makeLog(conversationId);
  logs.set(conversationId, found);
  return found;
}

/** The logs that hold something. */
export function openLogs(): readonly (readonly [string, Log])[] {
  return [...logs].filter(([, log]) => log.run.value !== null);
}

/** Nothing of this conversation stays in the window. */
export function closeLog(conversationId: string): void {
  const log = logs.get(conversationId);
  if (log) log.run.value = null;
  logs.delete(conversationId);
}

async function fetchPage(conversationId: string, query: Readonly<Record<string, number>>): Promise<MessagePage> {
  const page = await get<MessagePage>(`/conversations/${conversationId}/messages`, { query: { ...query, limit: PAGE } });
  const newest = page.items.at(-1);
  if (newest) learnMarks(conversationId, newest.marks);
  return page;
}

/** One page at a time: scrolling asks more often than there is something to say. */
function oneAtATime(): (what: () => Promise<void>) => Promise<void> {
  let running: Promise<void> | undefined;
  return (what) => (running ??= what().finally(() => (running = undefined)));
}

async function showKept(conversationId: string, run: Signal<Run | null>, asOf: Signal<string>): Promise<void> {
  const found = await kept(conversationId);
  if (!found || run.value) return;
  run.value = found.run;
  asOf.value = found.asOf;
}

function makeLog(conversationId: string): Log {
  const run = signal<Run | null>(null);
  const asOf = signal('');
  const error = signal<unknown>(null);
  const single = oneAtATime();

  function set(next: Run): void {
    run.value = next;
    asOf.value = '';
    error.value = null;
    void keep(conversationId, next);
  }

  async function open(around?: number): Promise<void> {
    const shown = showKept(conversationId, run, asOf);
    try {
      const page = await fetchPage(conversationId, around === undefined ? {} : { around });
      await shown;
      set(renewed(run.value, page));
    } catch (reason) {
      await shown;
      if (!run.value || !(reason instanceof NetworkError)) error.value = reason;
      else if (asOf.value === '') asOf.value = (await kept(conversationId))?.asOf ?? '';
    }
  }

  const fail = (reason: unknown): void => void (error.value = reason);
  const turn = (next: () => Promise<Run | null>): Promise<void> => single(() => next().then((found) => found ? set(found) : undefined, fail));
  return {
    run,
    asOf,
    error,
    open,
    loadBefore: () => turn(async () => {
      const first = run.value?.items[0];
      if (!run.value?.hasBefore || !first) return null;
      const page = await fetchPage(conversationId, { before: first.number });
      return run.value && withBefore(run.value, page);
    }),
    loadAfter: () => turn(async () => {
      if (!run.value) return null;
      const page = await fetchPage(conversationId, { after: lastNumber(run.value) });
      return run.value && withAfter(run.value, page);
    }),
    take(message) {
      if (!run.value) return;
      const next = withMessage(run.value, message);
      if (next) set(next);
      else void this.loadAfter();
    },
    forget(messageId) {
      if (run.value) set(withoutMessage(run.value, messageId));
    },
    forgetOlder(first) {
      if (run.value && run.value !== withoutOlder(run.value, first)) set(withoutOlder(run.value, first));
    },
  };
}
