/** What the server answers to the inbox, under the names that its screens use. They come from its schema. */
import type { components } from '../../shared/api/schema.gen';

type Schemas = components['schemas'];

export type { Conversation, Message } from '../../shared/chat/shapes';

/** How many conversations are unread, wait for an answer, and have waited longer than was promised. */
export type Counts = Schemas['ConversationCountsOut'];
/** Who answers for whom, from the first to the last day. */
export type Cover = Schemas['CoverOut'];
export type CoverWish = Schemas['CoverIn'];
/** A sentence at hand: mine, or the organisation's. */
export type Phrase = Schemas['PhraseOut'];
