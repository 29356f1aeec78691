/** What somebody is writing stays: over a closed window, an update, a look at another conversation. */
import { type Draft, draft, onForget } from '../offline';

const drafts = new Map<string, Draft<{ text: string }>>();
onForget(() => drafts.clear());

/** The text that is being written in a conversation. */
export function draftOf(conversationId: string): Draft<{ text: string }> {
  const found = drafts.get(conversationId) ?? draft(`chat-${conversationId}`, { text: '' });
  drafts.set(conversationId, found);
  return found;
}

/** Puts down what is being written; an empty text is none. */
export function write(conversationId: string, text: string): void {
  if (text === '') draftOf(conversationId).drop();
  else draftOf(conversationId).change({ text });
}
