/** The worker's conversations: a list under a filter, how many wait, and the ones that were opened. In memory only. */
import { computed, signal } from '@preact/signals';
import { ApiError, get, post, send } from '../../shared/api';
import { fetchLogsAnew, followConversation, followMessage, startChat } from '../../shared/chat';
import { onEvent, onResync } from '../../shared/events';
import { onForget } from '../../shared/offline';
import { session } from '../../shared/session';
import { type LongList, longList } from '../parts/long_list';
import type { List } from '../shapes';
import { type Filter, isOverdue, mostPressing, overdueFirst, withChanged, withPage } from './order';
import type { Conversation, Counts } from './shapes';

const PAGE = 50;
/** So many fit beside the day, the most pressing of so many. */
const FIRST = 3;
const FIRST_OF = 20;

/** What the list shows: one filter, and one house or all of them (empty). */
export const shown = signal<{ readonly filter: Filter; readonly house: string }>({ filter: 'all', house: '' });

/** The list as the server sorts it, page by page; among all of them those that are overdue come first. */
export const conversations: LongList<Conversation> = longList<Conversation>(async (after) => {
  const { filter, house } = shown.value;
  if (filter !== 'all') return pageOf(filter, house, after);
  if (after !== null) {
    const page = await pageOf(filter, house, after);
    return { ...page, items: [...withPage(page.items, conversations.items.value ?? [])] };
  }
  const [late, page] = await Promise.all([pageOf('overdue', house, null), pageOf(filter, house, null)]);
  return { ...page, items: [...overdueFirst([...late.items, ...withPage(page.items, late.items)], new Date().toISOString())] };
});

function pageOf(filter: Filter, house: string, after: string | null): Promise<List<Conversation>> {
  return get<List<Conversation>>('/staff/conversations', { query: { filter, house, after, limit: PAGE } });
}

const opened = signal<ReadonlyMap<string, Conversation>>(new Map());
const gone = signal<ReadonlySet<string>>(new Set());
const failed = signal<ReadonlyMap<string, unknown>>(new Map());
const fetchedCounts = signal<Counts | null>(null);
const waiting = signal<readonly Conversation[]>([]);

/** How many are unread, wait and are overdue; null until the server said so. */
export const counts = computed(() => fetchedCounts.value);
/** Unread messages, for the side bar: known from the first answer of the server. */
export const unreadCount = computed(() => fetchedCounts.value?.unread ?? session.value?.staff?.unread_messages ?? 0);

/** One conversation, if it is known. */
export function conversationOf(id: string): Conversation | undefined {
  return opened.value.get(id) ?? conversations.items.value?.find((each) => each.id === id);
}

/** Why a conversation could not be fetched; null while all is well. */
export function failureOf(id: string): unknown {
  return failed.value.get(id) ?? null;
}

/** Whether a conversation may not be read any more, or never could. */
export function isGone(id: string): boolean {
  return gone.value.has(id);
}

/** Shows another part of the list. */
export function show(part: Partial<typeof shown.value>): void {
  shown.value = { ...shown.value, ...part };
  void conversations.load();
}

/** Who waits most pressingly, the first few. */
export const longestWaiting = computed(() => mostPressing(waiting.value, now.value).slice(0, FIRST));

/** How many wait, and the first of them. */
export async function loadCounts(): Promise<void> {
  try {
    const [many, first] = await Promise.all([
      get<Counts>('/staff/conversations/counts'),
      get<List<Conversation>>('/staff/conversations', { query: { filter: 'waiting', limit: FIRST_OF } }),
    ]);
    fetchedCounts.value = many;
    waiting.value = first.items;
  } catch {
    // The list says what is wrong; the number stays as it was.
  }
}

/** Fetches one conversation anew; one that may not be read any more leaves the list. */
export async function loadConversation(id: string): Promise<void> {
  try {
    putConversation(await get<Conversation>(`/conversations/${id}`));
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) forgetConversation(id);
    else failed.value = new Map(failed.value).set(id, error);
  }
}

/** The conversation with a resident, made if there is none yet. */
export async function conversationWith(residentId: string): Promise<string> {
  const conversation = await post<Conversation>('/conversations', { body: { resident_id: residentId } });
  putConversation(conversation);
  return conversation.id;
}

/** A colleague of the team answers until a day. */
export async function forward(id: string, to: string, untilOn: string): Promise<void> {
  putConversation(await post<Conversation>(`/staff/conversations/${id}/forward`, { body: { to, until_on: untilOn } }));
}

/** The conversation comes back before that day. */
export async function takeBack(id: string): Promise<void> {
  await send('DELETE', `/staff/conversations/${id}/forward`, {});
  await loadConversation(id);
}

/** Puts in a conversation that came as an answer or as an event. */
export function putConversation(conversation: Conversation): void {
  opened.value = new Map(opened.value).set(conversation.id, conversation);
  failed.value = new Map([...failed.value].filter(([id]) => id !== conversation.id));
  gone.value = new Set([...gone.value].filter((id) => id !== conversation.id));
  const { filter, house } = shown.value;
  // Whether somebody lives in the chosen house is the server's knowledge: there only lines that stand are changed.
  conversations.change((items) => (house && !items.some(({ id }) => id === conversation.id) ? items : withChanged(items, conversation, filter, now.value)));
}

function forgetConversation(id: string): void {
  gone.value = new Set(gone.value).add(id);
  opened.value = new Map([...opened.value].filter(([each]) => each !== id));
  conversations.change((items) => items.filter((each) => each.id !== id));
}

let soon: ReturnType<typeof setTimeout> | undefined;

/** Several events at once are one question. */
function countSoon(): void {
  clearTimeout(soon);
  soon = setTimeout(() => void loadCounts(), 150);
}

/** The moment that promises are measured against; it moves each minute. */
export const now = signal(new Date().toISOString());

/** A promise that has just passed makes another number of what is overdue. */
function tick(): void {
  const before = now.value;
  now.value = new Date().toISOString();
  const known = [...(conversations.items.value ?? []), ...waiting.value];
  if (known.some((each) => isOverdue(each, now.value) && !isOverdue(each, before))) countSoon();
}

let started = false;

/** From now on the list hears what is said; a desk keeps no messages of anybody. */
export function startInbox(): void {
  if (started) return;
  started = true;
  setInterval(tick, 60_000);
  onEvent('message_sent', followMessage);
  onEvent('conversation_changed', followConversation);
  onResync(() => {
    fetchLogsAnew();
    for (const id of opened.value.keys()) void loadConversation(id);
    void conversations.load();
    void loadCounts();
  });
  void startChat({
    message: ({ conversation_id: id }) => heardOf(id),
    messageGone: countSoon,
    conversation: (conversation) => {
      putConversation(conversation);
      countSoon();
    },
    conversationGone: (id) => {
      forgetConversation(id);
      countSoon();
    },
  });
}

/** Something was said: what the lists show of it, the server knows. */
export function heardOf(id: string): void {
  if (conversations.items.value || opened.value.has(id)) void loadConversation(id);
  countSoon();
}

onForget(() => {
  opened.value = new Map();
  conversations.change(() => []);
  gone.value = new Set();
  failed.value = new Map();
  fetchedCounts.value = null;
  waiting.value = [];
});
