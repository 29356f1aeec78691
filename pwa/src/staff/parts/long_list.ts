/** A list that comes page by page; what is shown stays while a new search runs. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { List } from '../shapes';

export interface LongList<T> {
  /** null until the first page is here. */
  readonly items: ReadonlySignal<readonly T[] | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<unknown>;
  /** The first page anew. */
  load(): Promise<void>;
  more(): Promise<void>;
  /** Puts in what came another way, as by an event; nothing happens before the first page is here. */
  change(to: (items: readonly T[]) => readonly T[]): void;
}

/** The last question wins if answers overtake each other. */
export function longList<T>(fetchPage: (after: string | null) => Promise<List<T>>): LongList<T> {
  const items = signal<readonly T[] | null>(null);
  const next = signal<string | null>(null);
  const error = signal<unknown>(null);
  let asked = 0;
  async function fetchFrom(after: string | null): Promise<void> {
    const mine = ++asked;
    try {
      const page = await fetchPage(after);
      if (mine !== asked) return;
      items.value = after === null ? page.items : [...(items.value ?? []), ...page.items];
      next.value = page.next;
      error.value = null;
    } catch (reason) {
      if (mine === asked) error.value = reason;
    }
  }
  const change = (to: (items: readonly T[]) => readonly T[]): void => {
    if (items.value) items.value = to(items.value);
  };
  return { items, error, hasMore: computed(() => next.value !== null), load: () => fetchFrom(null), more: () => fetchFrom(next.value), change };
}
