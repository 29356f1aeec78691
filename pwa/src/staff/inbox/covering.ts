/** Who covers for whom on a day. Pure: the day is handed in. */
import type { Cover } from './shapes';

/** The cover that stands in for a worker on a day, if there is one. */
export function coverOf(covers: readonly Cover[], worker: string | undefined, day: string): Cover | undefined {
  return covers.find((each) => each.worker.id === worker && each.starts_on <= day && each.ends_on >= day);
}

/** Until when a colleague is away herself on a day: whoever hands on a conversation wants to know. */
export function awayUntil(covers: readonly Cover[], person: string, day: string): string | undefined {
  return coverOf(covers, person, day)?.ends_on;
}
