/** What the server says about conversations, under the names that screens use. They come from its schema. */
import type { components } from '../api/schema.gen';

type Schemas = components['schemas'];

export type Attachment = Schemas['AttachmentOut'];
export type Conversation = Schemas['ConversationOut'];
/** How far each side has come, as message numbers that only grow. */
export type Marks = Schemas['MarksOut'];
/** `number` is without gaps within the conversation; retention takes the oldest away. */
export type Message = Schemas['MessageOut'];
/** Ascending by number. */
export type MessagePage = Pick<Schemas['MessagesOut'], 'items' | 'has_before' | 'has_after'>;
