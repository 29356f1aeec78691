/** What stands below each other in a conversation: days, the line above what is new, messages, what waits. */
import { dayOf } from '../i18n';
import type { Unsent } from './outbox';
import type { Message } from './shapes';

export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly on: string }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly isFirst: boolean; readonly isLastOwn: boolean }
  | { readonly kind: 'unsent'; readonly key: string; readonly entry: Unsent };

export interface Shown {
  readonly items: readonly Message[];
  readonly unsent: readonly Unsent[];
  /** What lies behind this number was new when the conversation was opened. */
  readonly readUpTo: number;
  /** The side that looks at it. */
  readonly isTeam: boolean;
}

/** The rows, oldest first. An own message stands where the server put it; until then at the end. */
export function rowsOf({ items, unsent, readUpTo, isTeam }: Shown): Row[] {
  const rows: Row[] = [];
  const lastOwn = items.reduce((last, each, index) => (each.sender.is_team === isTeam ? index : last), -1);
  let day = '';
  let sender = '';
  let isMarked = false;
  items.forEach((message, index) => {
    const on = dayOf(message.sent_at);
    if (on !== day) rows.push({ kind: 'day', key: `day ${on} ${message.number}`, on });
    const isNew = !isMarked && message.number > readUpTo && message.sender.is_team !== isTeam;
    if (isNew) rows.push({ kind: 'new', key: 'new' });
    isMarked ||= isNew;
    rows.push({ kind: 'message', key: message.client_key ?? message.id, message, isFirst: sender !== message.sender.id || on !== day || isNew, isLastOwn: index === lastOwn });
    day = on;
    sender = message.sender.id;
  });
  const known = new Set(items.map(({ client_key }) => client_key));
  for (const entry of unsent) if (!known.has(entry.key)) rows.push({ kind: 'unsent', key: entry.key, entry });
  return rows;
}
