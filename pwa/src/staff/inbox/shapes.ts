/** What the server answers to the inbox, under the names that its screens use. */
import type { Person } from '../../shared/api';

export type { Attachment, Conversation, Marks, Message } from '../../shared/chat/shapes';

/** How many conversations are unread, wait for an answer, and have waited longer than was promised. */
export interface Counts {
  readonly unread: number;
  readonly waiting: number;
  readonly overdue: number;
}

/** Who answers for whom, from the first to the last day. */
export interface Cover {
  readonly id: string;
  readonly worker: Person;
  readonly deputy: Person;
  readonly starts_on: string;
  readonly ends_on: string;
}

export interface Phrase {
  readonly id: string;
  readonly text: string;
  /** Else it is the organisation's. */
  readonly is_mine: boolean;
}
