import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { NetworkError } from '../api';
import { csrfToken } from '../api/client';
import { clearAll, store } from '../offline/database';
import { openDrafts } from '../offline';
import { enter } from '../session';
import { followMessage, startChat } from './follow';
import { logOf } from './log';
import { alter, NoRoomError, refresh, takeBack, tryAgain, unsent, writeDown } from './outbox';
import { isFinal, sendWaiting, submit } from './sending';
import type { Message } from './shapes';

const CONVERSATION = 'c1';
const MARKS = { last_number: 0, team_seen_number: 0, delivered_number: 0, read_number: 0 };

/** What the server of these tests has taken, and how it answers the next requests. */
let taken: { key: string; text: string; path: string }[];
let answers: (Response | Error)[];
let heard: Message[];

const told = (text: string, key: string, number: number): Message => ({
  id: `m${number}`, conversation_id: CONVERSATION, number, sender: { id: 'u1', name: 'Amina', is_team: false }, is_mine: true, kind: 'text',
  text, attachment: null, client_key: key, sent_at: '2026-11-22T10:00:00Z', marks: { ...MARKS, last_number: number }, answer_by: null, forwarded: null, unreadable: false,
});
const says = (status: number, body: object): Response => new Response(JSON.stringify(body), { status });
const write = (text: string) => submit({ conversationId: CONVERSATION, kind: 'text', text });
const texts = (): string[] => unsent.value.map(({ text }) => text);

beforeEach(async () => {
  taken = [];
  answers = [];
  heard = [];
  vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
    if (init.method !== 'POST') return says(404, { code: 'not_found' });
    const key = new Headers(init.headers).get('Idempotency-Key') ?? '';
    const { text } = JSON.parse(init.body as string) as { text: string };
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    if (answer) return answer;
    if (!taken.some((one) => one.key === key)) taken.push({ key, text, path });
    return says(201, told(text, key, taken.findIndex((one) => one.key === key) + 1));
  });
});

beforeAll(async () => {
  await enter({ state: 'ready', csrf_token: 't', epoch: 'e', head: 0 } as Parameters<typeof enter>[0]);
  csrfToken.value = 't';
  const list = { message: (message: Message) => heard.push(message), messageGone: () => undefined, conversation: () => undefined, conversationGone: () => undefined };
  await startChat(list);
});

afterEach(async () => {
  await clearAll();
  await refresh();
});

test('a message is written down first, then sent once, in order', async () => {
  for (const text of ['eins', 'zwei', 'drei']) await write(text);
  await vi.waitFor(() => expect(texts()).toEqual([]));
  expect(taken.map(({ text }) => text)).toEqual(['eins', 'zwei', 'drei']);
  expect(taken[0]?.path).toBe('/api/conversations/c1/messages');
});

test('without an answer everything behind waits, and goes out later under the same keys', async () => {
  answers = [new Error('no network')];
  const first = await write('eins');
  await vi.waitFor(() => expect(answers).toEqual([]));
  const second = await write('zwei');
  await sendWaiting();
  await vi.waitFor(() => expect(texts()).toEqual([]));
  expect(taken.map(({ key, text }) => [key, text])).toEqual([[first.key, 'eins'], [second.key, 'zwei']]);
});

test('a server that has no time is asked again, not believed', async () => {
  for (const status of [401, 408, 429, 500, 503]) {
    answers = [says(status, { code: 'try_again' })];
    await write(`${status}`);
    await vi.waitFor(() => expect(answers).toEqual([]));
    await sendWaiting();
    await vi.waitFor(() => expect(texts()).toEqual([]));
  }
  expect(taken.map(({ text }) => text)).toEqual(['401', '408', '429', '500', '503']);
});

test('a refusal is told with its sentence, stops nobody behind, and can be tried again under the same key', async () => {
  answers = [says(422, { code: 'too_long', message: 'Das ist zu lang.' })];
  const { key } = await write('eins');
  await write('zwei');
  await vi.waitFor(() => expect(taken.map(({ text }) => text)).toEqual(['zwei']));
  await vi.waitFor(() => expect(unsent.value.map(({ state, problem }) => [state, problem])).toEqual([['refused', 'Das ist zu lang.']]));
  await tryAgain(key);
  await sendWaiting();
  expect(taken.map((one) => one.text)).toEqual(['zwei', 'eins']);
  expect(taken[1]?.key).toBe(key);
});

test('what waited for two weeks asks first', async () => {
  const { key } = await writeDown({ conversationId: CONVERSATION, kind: 'text', text: 'alt' });
  await alter(key, { writtenAt: '2026-01-01T10:00:00Z' });
  await sendWaiting();
  expect([taken, unsent.value.map(({ state }) => state)]).toEqual([[], ['old']]);
  await tryAgain(key);
  await sendWaiting();
  expect(taken.map((one) => one.key)).toEqual([key]);
});

test('what is taken back never goes out', async () => {
  const { key } = await writeDown({ conversationId: CONVERSATION, kind: 'text', text: 'nein' });
  await takeBack(key);
  await sendWaiting();
  expect([taken, texts()]).toEqual([[], []]);
});

test('a full phone writes nothing down and says so', async () => {
  const shelves = await store();
  vi.spyOn(shelves, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
  await expect(write('viel')).rejects.toBeInstanceOf(NoRoomError);
  expect(texts()).toEqual([]);
});

test('while something waits, signing out and updates know of it', async () => {
  const { key } = await writeDown({ conversationId: CONVERSATION, kind: 'text', text: 'wartet' });
  expect(openDrafts.value.has('unsent-messages')).toBe(true);
  await takeBack(key);
  expect(openDrafts.value.has('unsent-messages')).toBe(false);
});

test('the event log may tell of an own message before the answer does: it is one bubble', async () => {
  const log = logOf(CONVERSATION);
  log.run.value = { items: [], hasBefore: false, hasAfter: false };
  const { key } = await writeDown({ conversationId: CONVERSATION, kind: 'text', text: 'einmal' });
  const event = { seq: 1, event_type: 'message_sent', subject_id: 'm1', data: told('einmal', key, 1) };
  followMessage(event as unknown as Parameters<typeof followMessage>[0]);
  await vi.waitFor(() => expect(texts()).toEqual([]));
  followMessage(event as unknown as Parameters<typeof followMessage>[0]);
  expect(log.run.value.items.map(({ id }) => id)).toEqual(['m1']);
});

test('another window that sends a message of the common outbox shows it here at once', async () => {
  await writeDown({ conversationId: CONVERSATION, kind: 'text', text: 'drüben' });
  const { key } = unsent.value[0]!;
  const other = new BroadcastChannel('lotse.outbox');
  await (await store()).remove('outbox', key);
  other.postMessage({ sent: told('drüben', key, 1) });
  await vi.waitFor(() => expect([texts(), heard.map(({ text }) => text)]).toEqual([[], ['drüben']]));
  other.close();
});

test('no answer is never final', () => {
  expect(isFinal(new NetworkError())).toBe(false);
});
