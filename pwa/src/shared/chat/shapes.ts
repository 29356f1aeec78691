/** What the server says about conversations, under the names that screens use. */
import type { Person } from '../api';

/** How far each side has come. Every number only grows. */
export interface Marks {
  readonly last_number: number;
  /** The team has looked at everything up to here. */
  readonly team_seen_number: number;
  /** The resident's phone has everything up to here. */
  readonly delivered_number: number;
  /** The viewer's own side has looked at everything up to here. */
  readonly read_number: number;
}

export interface Attachment {
  readonly id: string;
  readonly kind: string;
  readonly media_type: string;
  /** Bytes. */
  readonly size: number;
  readonly name: string;
  /** Pixels, of a photo. */
  readonly width: number | null;
  readonly height: number | null;
  /** Seconds, of a voice message. */
  readonly duration: number | null;
  readonly has_thumbnail: boolean;
}

export type MessageKind = 'text' | 'photo' | 'document' | 'voice' | 'forwarded';

export interface Message {
  readonly id: string;
  readonly conversation_id: string;
  /** Without gaps within the conversation, from 1; retention takes the oldest away. */
  readonly number: number;
  readonly sender: { readonly id: string; readonly name: string; readonly is_team: boolean };
  readonly is_mine: boolean;
  readonly kind: MessageKind;
  readonly text: string;
  readonly attachment: Attachment | null;
  /** Of the kind of that name: who answers too, up to and including a day. */
  readonly forwarded?: { readonly to: string; readonly until_on: string } | null;
  /** What was stored cannot be opened any more. */
  readonly unreadable?: boolean;
  /** The key it was sent under; only the sender is told. */
  readonly client_key?: string | null;
  readonly sent_at: string;
  readonly marks: Marks;
  readonly answer_by: string | null;
}

export interface Conversation {
  readonly id: string;
  readonly resident: { readonly id: string; readonly call_me: string; readonly name: string; readonly own_script: string; readonly language: string; readonly house?: string | null };
  readonly team: { readonly name: string; readonly organisation: string };
  readonly worker: Person | null;
  /** Who answers now in the worker's place. */
  readonly cover: Person | null;
  /** Names of everybody who can read it now. */
  readonly readers: readonly string[];
  readonly can_write: boolean;
  readonly marks: Marks;
  /** What is older was deleted. */
  readonly first_number?: number;
  readonly last_message: Message | null;
  readonly unread: number;
  readonly waiting_since: string | null;
  readonly answer_by: string | null;
  readonly forwarded_to: Person | null;
  readonly forwarded_until: string | null;
}

export interface MessagePage {
  /** Ascending by number. */
  readonly items: readonly Message[];
  readonly has_before: boolean;
  readonly has_after: boolean;
}
