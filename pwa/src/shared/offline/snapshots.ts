/** Data that stays readable without network: the last answer, and when it was true. */
import { type Signal, signal } from '@preact/signals';
import { NetworkError } from '../api/errors';
import { read, write } from './database';

export interface Snapshot<T> {
  readonly value: T;
  /** When the server said so, ISO. */
  readonly asOf: string;
}

export interface Live<T> {
  /** null until something is there. */
  readonly data: Signal<T | null>;
  /** When `data` was true; empty while it is fresh from the server. */
  readonly asOf: Signal<string>;
  /** What went wrong the last time, if there is nothing to show. */
  readonly error: Signal<unknown>;
  /** Shows the kept copy at once, then what the server says. */
  load(): Promise<void>;
  /** Puts in a new value that came another way, as an event or an answer to a write. */
  set(value: T): void;
}

/** A store for one answer of the server that is kept on the phone. */
export function live<T>(name: string, fetchIt: () => Promise<T>): Live<T> {
  const data = signal<T | null>(null);
  const asOf = signal('');
  const error = signal<unknown>(null);

  function set(value: T): void {
    data.value = value;
    asOf.value = '';
    error.value = null;
    void write('snapshots', name, { value, asOf: new Date().toISOString() } satisfies Snapshot<T>);
  }

  async function showKept(): Promise<void> {
    const kept = await read<Snapshot<T>>('snapshots', name);
    if (!kept || data.value !== null) return;
    data.value = kept.value;
    asOf.value = kept.asOf;
  }

  async function load(): Promise<void> {
    const kept = showKept();
    try {
      set(await fetchIt());
    } catch (reason) {
      await kept;
      if (data.value === null || !(reason instanceof NetworkError)) error.value = reason;
      else if (asOf.value === '') asOf.value = (await read<Snapshot<T>>('snapshots', name))?.asOf ?? '';
    }
  }

  return { data, asOf, error, load, set };
}
