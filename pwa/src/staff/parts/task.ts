/** One thing that somebody sends off: busy while it runs, and the refusal if there is one. */
import { useSignal } from '@preact/signals';
import { ApiError, sentenceOf } from '../../shared/api';

export interface Task {
  readonly busy: boolean;
  /** The sentence to show, empty while all is well. */
  readonly refusal: string;
  /** The sentence for one field, empty if the refusal is not about it. */
  field(name: string): string;
  /** Runs it unless it is running; true when it went well. */
  run(work: () => Promise<void>): Promise<boolean>;
  clear(): void;
}

export function useTask(): Task {
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  return {
    get busy() { return busy.value; },
    get refusal() { return error.value === null ? '' : sentenceOf(error.value); },
    field: (name) => (error.value instanceof ApiError ? error.value.field(name) : ''),
    clear: () => { error.value = null; },
    async run(work) {
      if (busy.value) return false;
      busy.value = true;
      error.value = null;
      try {
        await work();
        return true;
      } catch (reason) {
        error.value = reason;
        return false;
      } finally {
        busy.value = false;
      }
    },
  };
}
