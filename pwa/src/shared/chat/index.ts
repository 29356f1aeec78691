/** Conversations, for residents and for the team: the log, the outbox, and the parts that screens are made of. */
export { ChatLog } from './ChatLog';
export { Composer } from './Composer';
export { draftOf, write } from './draft';
export { fetchLogsAnew, followConversation, followMessage, startChat, takeConversation } from './follow';
export { logOf } from './log';
export { learnMarks, markDelivered, marksOf } from './marks';
export { unsent, type Unsent } from './outbox';
export { Text } from './Text';
export type { Attachment, Conversation, Marks, Message } from './shapes';
