/** What somebody began to fill in survives a closed window, an update and a language switch. */
import { type Signal, signal } from '@preact/signals';
import { read, remove, write } from './database';
import { openDrafts } from './open_drafts';

export interface Draft<T> {
  readonly value: Signal<T>;
  /** Brings back what was kept. */
  restore(): Promise<void>;
  /** Changes some fields and keeps the whole. */
  change(part: Partial<T>): void;
  /** The intention is done or given up. */
  drop(): void;
}

/** A draft under a name, starting from `empty`. */
export function draft<T extends object>(name: string, empty: T): Draft<T> {
  const value = signal(empty);
  const mark = (open: boolean): void => {
    const names = new Set(openDrafts.value);
    if (open) names.add(name);
    else names.delete(name);
    openDrafts.value = names;
  };
  return {
    value,
    async restore() {
      const kept = await read<T>('drafts', name);
      if (!kept || value.value !== empty) return;
      value.value = { ...empty, ...kept };
      mark(true);
    },
    change(part) {
      value.value = { ...value.value, ...part };
      mark(true);
      void write('drafts', name, value.value);
    },
    drop() {
      value.value = empty;
      mark(false);
      void remove('drafts', name);
    },
  };
}
