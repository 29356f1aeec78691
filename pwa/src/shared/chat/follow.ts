/** News of conversations: wherever a message comes from, it takes the same way into the log, the marks and the lists. */
import type { EventEntry } from '../api';
import { addToKept, dropKept, dropKeptMessage, dropKeptOlder, keepMessages } from './kept';
import { closeLog, logOf, openLogs } from './log';
import { learnMarks, tellMarks } from './marks';
import { onArrived, settle, unsent } from './outbox';
import { keepSending } from './sending';
import type { Conversation, Message } from './shapes';

interface Listener {
  message(message: Message): void;
  messageGone(id: string): void;
  conversation(conversation: Conversation): void;
  conversationGone(id: string): void;
}

let listener: Listener | undefined;

/** Starts the conversations of this app; `listener` is its list of them. Phones keep messages, desks do not. */
export async function startChat(list: Listener, { keeps = false } = {}): Promise<void> {
  listener = list;
  keepMessages(keeps);
  onArrived(takeMessage);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void tellMarks());
  addEventListener('online', () => void tellMarks());
  await keepSending();
}

/** Event message_sent: a message is new, or gone for good. */
export function followMessage({ subject_id, data }: EventEntry): void {
  if (data !== null) return takeMessage(data as unknown as Message);
  for (const [, log] of openLogs()) log.forget(subject_id);
  void dropKeptMessage(subject_id);
  listener?.messageGone(subject_id);
}

/** Event conversation_changed: who reads, who answers, how far; or this person may not see it any more. */
export function followConversation({ subject_id, data }: EventEntry): void {
  if (data !== null) return takeConversation(data as unknown as Conversation);
  closeLog(subject_id);
  void dropKept(subject_id);
  listener?.conversationGone(subject_id);
}

/** Takes in a message, from wherever it comes; taken in twice it stays one. */
export function takeMessage(message: Message): void {
  const { conversation_id, client_key } = message;
  learnMarks(conversation_id, message.marks);
  const log = logOf(conversation_id);
  if (log.run.value) log.take(message);
  else void addToKept(message);
  // The event log may tell of it before the answer does, or instead of it.
  if (client_key && unsent.value.some(({ key }) => key === client_key)) void settle(client_key);
  listener?.message(message);
}

/** Takes in a conversation as the server just told it. */
export function takeConversation(conversation: Conversation): void {
  const { id, marks, first_number } = conversation;
  learnMarks(id, marks);
  logOf(id).forgetOlder(first_number);
  void dropKeptOlder(id, first_number);
  listener?.conversation(conversation);
}

/** The event log has a gap: what is open is fetched anew. */
export function fetchLogsAnew(): void {
  for (const [, log] of openLogs()) void log.open();
}
