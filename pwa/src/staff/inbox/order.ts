/** Where a conversation stands in the list, and whether it belongs there at all. Pure: the clock is handed in. */
import type { Conversation } from './shapes';

export type Filter = 'all' | 'unread' | 'waiting' | 'overdue';

/** Whether a conversation belongs into a list at a moment (ISO). */
export function belongs(conversation: Conversation, filter: Filter, now: string): boolean {
  if (filter === 'unread') return conversation.unread > 0;
  if (filter === 'waiting') return conversation.waiting_since !== null;
  if (filter === 'overdue') return isOverdue(conversation, now);
  return true;
}

/** The promised moment has passed without an answer. */
export function isOverdue({ answer_by: by }: Pick<Conversation, 'answer_by'>, now: string): boolean {
  return by !== null && Date.parse(by) < Date.parse(now);
}

/**
 * The list with what is new about one conversation. Among all of them it moves to its place: overdue ones first, then
 * whoever wrote last. In the other lists a line that is there stays where it is until the list is fetched anew: nothing
 * may jump away under the hand that answers it.
 */
export function withChanged(items: readonly Conversation[], changed: Conversation, filter: Filter, now: string): readonly Conversation[] {
  const stands = items.some(({ id }) => id === changed.id);
  if (stands && filter !== 'all' && filter !== 'unread') return items.map((each) => (each.id === changed.id ? changed : each));
  if (!stands && !belongs(changed, filter, now)) return items;
  const all = [...items.filter(({ id }) => id !== changed.id), changed];
  if (filter === 'all') return overdueFirst(all, now);
  return all.sort(filter === 'unread' ? newestFirst : longestFirst);
}

/** Whoever was promised an answer before now, longest first; then the others, by what was said last. */
export function overdueFirst(items: readonly Conversation[], now: string): readonly Conversation[] {
  const late = items.filter((each) => isOverdue(each, now));
  return [...late.sort(longestFirst), ...items.filter((each) => !isOverdue(each, now)).sort(newestFirst)];
}

/** The next page below what is there: a line that already stands further up does not come twice. */
export function withPage(page: readonly Conversation[], known: readonly Conversation[]): readonly Conversation[] {
  return page.filter(({ id }) => known.every((each) => each.id !== id));
}

/** Who waits, the most pressing first: overdue before the others, and of each whoever has waited longest. */
export function mostPressing(items: readonly Conversation[], now: string): readonly Conversation[] {
  return [...items].sort((a, b) => Number(isOverdue(b, now)) - Number(isOverdue(a, now)) || longestFirst(a, b));
}

function newestFirst(a: Conversation, b: Conversation): number {
  return lastMoment(b) - lastMoment(a);
}

function longestFirst(a: Conversation, b: Conversation): number {
  return Date.parse(a.waiting_since ?? '9999') - Date.parse(b.waiting_since ?? '9999');
}

function lastMoment({ last_message: last }: Conversation): number {
  return last ? Date.parse(last.sent_at) : 0;
}
