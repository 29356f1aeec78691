/** Answers of the server that stay in memory only: nothing of anybody is kept on a computer in an office. */
import { type Signal, signal } from '@preact/signals';

export interface Remote<T> {
  readonly data: Signal<T | null>;
  readonly error: Signal<unknown>;
  /** Asks the server; what is shown stays until the answer is here. */
  load(): Promise<void>;
}

/** A store for one answer of the server. The last question wins if answers overtake each other. */
export function remote<T>(fetchIt: () => Promise<T>): Remote<T> {
  const data = signal<T | null>(null);
  const error = signal<unknown>(null);
  let asked = 0;
  async function load(): Promise<void> {
    const mine = ++asked;
    try {
      const answer = await fetchIt();
      if (mine !== asked) return;
      data.value = answer;
      error.value = null;
    } catch (reason) {
      if (mine === asked) error.value = reason;
    }
  }
  return { data, error, load };
}
