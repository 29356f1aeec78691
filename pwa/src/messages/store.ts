/** The resident's conversations: with the team in charge, and older ones that stay readable. */
import { batch } from '@preact/signals';
import { get, post } from '../shared/api';
import { setBadge } from '../shared/badges';
import { fetchLogsAnew, learnMarks, logOf, markDelivered, startChat, takeConversation } from '../shared/chat';
import type { Conversation, Message } from '../shared/chat';
import { live } from '../shared/offline';

/** As PATHS names it. */
const PLACE = '/messages';

/** All of them, the newest first. */
export const conversations = live('conversations', async () => learnt(await get<readonly Conversation[]>('/conversations')));

/** The one to write in: with the team that is in charge now. */
export function present(): Conversation | undefined {
  return conversations.data.value?.find(({ can_write }) => can_write);
}

/** One of them, as far as it is known. */
export function known(id: string): Conversation | undefined {
  return conversations.data.value?.find((each) => each.id === id);
}

/** The conversation with the team in charge, begun if there is none yet. */
export async function begin(): Promise<void> {
  await conversations.load();
  if (conversations.error.value === null && conversations.asOf.value === '' && !present()) {
    takeConversation(await post<Conversation>('/conversations', { body: {} }));
  }
}

/** The person has looked at everything in it. */
export function markAllRead(id: string): void {
  change(id, (each) => (each.unread === 0 ? each : { ...each, unread: 0 }));
}

/** What is new comes onto the phone although nobody looks: it can be read without network, and the team sees that it is there. */
export async function receive(): Promise<void> {
  await conversations.load();
  for (const { id, unread } of conversations.data.value ?? []) {
    if (unread === 0) continue;
    await logOf(id).open();
    markDelivered(id, lastOf(id));
  }
}

function lastOf(id: string): number {
  return logOf(id).run.value?.items.at(-1)?.number ?? 0;
}

/** The log has a gap: everything that is shown is asked for anew. */
export function fetchAnew(): void {
  if (conversations.data.value) void conversations.load();
  fetchLogsAnew();
}

/** What was begun and what waits is back. */
export const begun = startChat({ message: tookMessage, messageGone, conversation: put, conversationGone }, { keeps: true });

function tookMessage(message: Message): void {
  const { conversation_id, number, is_mine, answer_by } = message;
  markDelivered(conversation_id, number);
  // Nothing of it is known here yet: it is asked for, so that it can be read without network.
  if (!known(conversation_id)) return void conversations.load();
  change(conversation_id, (each) => {
    const isNew = number > (each.last_message?.number ?? 0);
    const unread = each.unread + Number(isNew && !is_mine && number > each.marks.read_number);
    return { ...each, unread, answer_by, last_message: isNew ? message : each.last_message };
  });
}

function messageGone(id: string): void {
  for (const each of conversations.data.value ?? []) {
    if (each.last_message?.id === id) change(each.id, (found) => ({ ...found, last_message: null }));
  }
}

function put(conversation: Conversation): void {
  const list = conversations.data.value ?? [];
  show([conversation, ...list.filter(({ id }) => id !== conversation.id)]);
}

function conversationGone(id: string): void {
  show((conversations.data.value ?? []).filter((each) => each.id !== id));
}

function change(id: string, how: (conversation: Conversation) => Conversation): void {
  const list = conversations.data.value ?? [];
  const next = list.map((each) => (each.id === id ? how(each) : each));
  if (next.some((each, index) => each !== list[index])) show(next);
}

function show(list: readonly Conversation[]): void {
  batch(() => {
    conversations.set(list);
    count(list);
  });
}

function count(list: readonly Conversation[]): void {
  setBadge(PLACE, list.reduce((sum, { unread }) => sum + unread, 0));
}

function learnt(list: readonly Conversation[]): readonly Conversation[] {
  list.forEach(({ id, marks }) => learnMarks(id, marks));
  count(list);
  return list;
}
