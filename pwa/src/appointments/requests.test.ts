import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NOTHING } from './booking';
import { dismiss, giveUp, outcomes, request, sendWaiting, waiting } from './requests';

const KEY = '6f1f7a52-3f8e-4a43-9d3c-0d3a2f6f5b11';
const CHOICE = { ...NOTHING, key: KEY, slot: { starts_at: '2026-11-25T09:30:00Z', ends_at: '2026-11-25T10:00:00Z', place_id: 1, mode: 'on_site' as const } };
const BOOKED = { id: 'a1', starts_at: '2026-11-25T09:30:00Z', ends_at: '2026-11-25T10:00:00Z', status: 'booked', version: 1 };

let answers: (Response | Error)[];
let keys: (string | null)[];

beforeEach(() => {
  keys = [];
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (path !== '/api/appointments' || init?.method !== 'POST') return new Response('{}', { status: 503 });
    keys.push(new Headers(init.headers).get('Idempotency-Key'));
    const answer = answers.shift() ?? new Error('no network');
    if (answer instanceof Error) throw answer;
    return answer;
  });
});

afterEach(() => {
  giveUp(KEY);
  dismiss(KEY);
  vi.unstubAllGlobals();
});

const says = (status: number, body: object): Response => new Response(JSON.stringify(body), { status });

test('a booking that the server takes does not wait', async () => {
  answers = [says(201, BOOKED)];
  expect((await request(CHOICE)).id).toBe('a1');
  expect(waiting.value).toEqual([]);
  expect(outcomes.value).toEqual([]);
});

test('without network it waits, and goes out later under the same key', async () => {
  answers = [new Error('no network'), says(201, BOOKED)];
  await expect(request(CHOICE)).rejects.toThrow();
  expect(waiting.value.map(({ key }) => key)).toEqual([KEY]);
  await sendWaiting();
  expect(waiting.value).toEqual([]);
  expect(outcomes.value.map(({ appointmentId }) => appointmentId)).toEqual(['a1']);
  expect(keys).toEqual([KEY, KEY]);
});

test('a refusal that comes later is told with its reason', async () => {
  answers = [new Error('no network'), says(409, { code: 'slot_taken', message: 'Diese Zeit ist schon vergeben.' })];
  await expect(request(CHOICE)).rejects.toThrow();
  await sendWaiting();
  expect(waiting.value).toEqual([]);
  expect(outcomes.value.map(({ appointmentId, sentence }) => [appointmentId, sentence])).toEqual([['', 'Diese Zeit ist schon vergeben.']]);
});

test('a server that has no time is asked again, not believed', async () => {
  answers = [new Error('no network'), says(503, { code: 'try_again', message: '' })];
  await expect(request(CHOICE)).rejects.toThrow();
  await sendWaiting();
  expect(waiting.value.map(({ key }) => key)).toEqual([KEY]);
});

test('while the screen itself is asking, nobody else sends', async () => {
  answers = [says(201, BOOKED), says(201, BOOKED)];
  const asking = request(CHOICE);
  await sendWaiting();
  await asking;
  expect(keys).toEqual([KEY]);
});
