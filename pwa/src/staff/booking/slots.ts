/** Free times of the worker, four weeks at a time. */
import { signal, type Signal } from '@preact/signals';
import { ApiError, get, type Slots } from '../../shared/api';
import { today } from '../../shared/i18n';

export interface Wish {
  readonly resident: string;
  readonly topic: number;
  /** Language to interpret from; empty for none. */
  readonly interpreter: string;
}

export interface FreeTimes {
  readonly slots: Signal<Slots | null>;
  readonly error: Signal<unknown>;
  readonly from: Signal<string>;
  load(wish: Wish, from?: string): Promise<void>;
  /** A refusal that brings fresh times along; false if it does not. */
  takeFrom(error: unknown): boolean;
}

export function freeTimes(): FreeTimes {
  const slots = signal<Slots | null>(null);
  const error = signal<unknown>(null);
  const from = signal(today());
  let asked = 0;
  return {
    slots, error, from,
    async load({ resident, topic, interpreter }, start = today()) {
      const mine = ++asked;
      slots.value = null;
      error.value = null;
      from.value = start;
      try {
        const answer = await get<Slots>('/staff/slots', { query: { resident, topic, interpreter, from: start } });
        if (mine === asked) slots.value = answer;
      } catch (reason) {
        if (mine === asked) error.value = reason;
      }
    },
    takeFrom(reason) {
      const fresh = reason instanceof ApiError ? (reason.extra['slots'] as Slots | undefined) : undefined;
      if (fresh) slots.value = fresh;
      return fresh !== undefined;
    },
  };
}
