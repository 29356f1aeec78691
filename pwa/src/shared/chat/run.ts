/** A run of messages without gaps, as far as this window has fetched it; it grows in both directions. */
import type { Message, MessagePage } from './shapes';

export interface Run {
  readonly items: readonly Message[];
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/** More than this is never on the screen at once: what lies far away is fetched again when somebody goes there. */
export const MOST = 400;

export function runOf(page: MessagePage): Run {
  return { items: page.items, hasBefore: page.has_before, hasAfter: page.has_after };
}

/** The number of the last message; 0 without any. */
export function lastNumber(run: Run | null): number {
  return run?.items.at(-1)?.number ?? 0;
}

/** With an older page in front. */
export function withBefore(run: Run, page: MessagePage): Run {
  const items = joined(page.items, run.items);
  const tooMany = items.length > MOST;
  return { items: items.slice(0, MOST), hasBefore: page.has_before, hasAfter: run.hasAfter || tooMany };
}

/** With a newer page behind. */
export function withAfter(run: Run, page: MessagePage): Run {
  const items = joined(run.items, page.items);
  const tooMany = items.length > MOST;
  return { items: items.slice(-MOST), hasBefore: run.hasBefore || tooMany, hasAfter: page.has_after };
}

/** What was known and a page fetched anew, as one run if they touch; else the page alone. The page knows better. */
export function renewed(known: Run | null, page: MessagePage): Run {
  const fresh = runOf(page);
  const first = fresh.items[0];
  if (!known || !first || lastNumber(known) < first.number - 1) return fresh;
  const before = known.items.filter(({ number }) => number < first.number);
  // Sent or heard of while the page was on its way.
  const after = fresh.hasAfter ? [] : known.items.filter(({ number }) => number > lastNumber(fresh));
  const items = [...before, ...fresh.items, ...after];
  return { items: items.slice(-MOST), hasBefore: before.length > 0 ? known.hasBefore || items.length > MOST : fresh.hasBefore, hasAfter: fresh.hasAfter };
}

/** With one message that came by itself; null when something between is missing and has to be fetched. */
export function withMessage(run: Run, message: Message): Run | null {
  const last = lastNumber(run);
  if (message.number <= last) return { ...run, items: run.items.map((each) => (each.number === message.number ? message : each)) };
  if (run.hasAfter) return run;
  if (message.number > last + 1 && (run.items.length > 0 || run.hasBefore)) return null;
  return { ...run, items: [...run.items, message] };
}

/** Without a message that is gone for good. */
export function withoutMessage(run: Run, id: string): Run {
  return { ...run, items: run.items.filter((each) => each.id !== id) };
}

/** Without everything older than a number: retention has deleted it. */
export function withoutOlder(run: Run, first: number): Run {
  const items = run.items.filter(({ number }) => number >= first);
  return items.length === run.items.length ? run : { ...run, items, hasBefore: false };
}

function joined(first: readonly Message[], second: readonly Message[]): Message[] {
  const start = second[0]?.number ?? Infinity;
  const end = first.at(-1)?.number ?? 0;
  return start > end ? [...first, ...second] : [...first.filter(({ number }) => number < start), ...second];
}
