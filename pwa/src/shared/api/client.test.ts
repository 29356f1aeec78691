import { afterEach, expect, test, vi } from 'vitest';
import { csrfToken, get, newKey, onRefusal, post, send } from './client';
import { ApiError, NetworkError, sentenceOf } from './errors';

const answers = (answer: () => Promise<Response>) => {
  const asked = vi.fn(async (_url: string, _init: RequestInit) => answer());
  vi.stubGlobal('fetch', asked);
  return asked;
};
afterEach(() => {
  csrfToken.value = '';
  onRefusal.current = () => undefined;
});

test('a read sends the language and only the query that is filled', async () => {
  const asked = answers(async () => Response.json({ days: [] }));
  expect(await get('/slots', { query: { topic: 3, worker: null, from: '', interpreter: undefined } })).toEqual({ days: [] });
  const [url, init] = asked.mock.calls[0]!;
  expect([url, init.method, init.headers]).toEqual(['/api/slots?topic=3', 'GET', { 'Accept-Language': 'de' }]);
});

test('a write sends token, key and body', async () => {
  csrfToken.value = 'secret';
  const asked = answers(async () => Response.json({ id: 'a' }, { status: 201 }));
  await post('/appointments', { body: { topic: 1 }, key: 'k' });
  const [, init] = asked.mock.calls[0]!;
  expect([init.headers, init.body]).toEqual([
    { 'Accept-Language': 'de', 'X-CSRFToken': 'secret', 'Content-Type': 'application/json', 'Idempotency-Key': 'k' },
    '{"topic":1}',
  ]);
});

test('an empty answer is no answer body', async () => {
  answers(async () => new Response(null, { status: 204 }));
  expect(await send('DELETE', '/staff/absences/1', {})).toBeUndefined();
});

test('a refusal carries code, sentence and what came with it, and is told to the session', async () => {
  const heard: string[] = [];
  onRefusal.current = ({ code }) => heard.push(code);
  answers(async () => Response.json({ code: 'slot_taken', message: 'Die Zeit ist weg.', slots: { days: [] }, fields: [{ field: 'pin', message: 'Zu kurz.' }] }, { status: 409 }));
  const error = await post('/appointments').catch((thrown: unknown) => thrown as ApiError);
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: 'slot_taken', status: 409, message: 'Die Zeit ist weg.', extra: { slots: { days: [] } } });
  expect([(error as ApiError).field('pin'), (error as ApiError).field('x'), heard]).toEqual(['Zu kurz.', '', ['slot_taken']]);
});

test('an answer that is not ours still becomes a sentence', async () => {
  answers(async () => new Response('<h1>Bad Gateway</h1>', { status: 502 }));
  const error = await get('/devices').catch((thrown: unknown) => thrown as ApiError);
  expect(error).toMatchObject({ code: 'http_502', message: 'Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.' });
});

test('no network and no answer in time are the same sentence', async () => {
  answers(() => Promise.reject(new TypeError('failed')));
  await expect(get('/devices')).rejects.toBeInstanceOf(NetworkError);
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted')))));
  const late = await get('/devices', { limit: 5 }).catch((thrown: unknown) => thrown);
  expect(late).toBeInstanceOf(NetworkError);
  expect(sentenceOf(late)).toBe('Keine Verbindung zum Internet. Bitte versuchen Sie es später noch einmal.');
});

test('keys are UUIDs of version 4, with old browsers too', () => {
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(newKey()).toMatch(form);
  vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(255) });
  expect(newKey()).toMatch(form);
});
