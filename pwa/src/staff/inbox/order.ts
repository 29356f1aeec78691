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
 * The list with what is new about one conversation. Among all of them it moves to its place; in the other lists a line
 * that is there stays where it is until the list is fetched anew: nothing may jump away under the hand that answers it.
 */
export function withChanged(items: readonly Conversation[], changed: Conversation, filter: Filter, now: string): readonly Conversation[] {
  const stands = items.some(({ id }) => id === changed.id);
  if (stands && filter !== 'all' && filter !== 'unread') return items.map((each) => (each.id === changed.id ? changed : each));
  if (!stands && !belongs(changed, filter, now)) return items;
  return [...items.filter(({ id }) => id !== changed.id), changed].sort(filter === 'all' || filter === 'unread' ? newestFirst : longestFirst);
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
