import { beforeEach, expect, test, vi } from 'vitest';
import { clearAll, read, write } from '../offline/database';
import { catchUp, onEvent, onResync, receive, startEvents, stopEvents } from './log';
import type { EventEntry } from '../api/shapes';

const event = (seq: number, text = `n${seq}`) => ({ seq, event_type: 'appointment_changed', subject_id: text, data: null }) as unknown as EventEntry;
const applied: string[] = [];
let resynced = 0;
onEvent('appointment_changed', ({ subject_id }) => {
  if (subject_id === 'poison') throw new Error('poison');
  applied.push(subject_id);
});
onResync(() => (resynced += 1));

/** A server's log: answers as GET /api/events does, and counts how often it is asked. */
function server(log: EventEntry[], { epoch = 'e1', page = 100 } = {}) {
  const asked = vi.fn(async (url: string) => {
    const query = new URL(url, 'http://x').searchParams;
    const after = Number(query.get('after'));
    if (query.get('epoch') !== epoch) return Response.json({ code: 'resync_needed', message: 'x', epoch, head: log.length }, { status: 409 });
    const events = log.filter(({ seq }) => seq > after).slice(0, page);
    return Response.json({ epoch, events, head: log.length, more: after + events.length < log.length });
  });
  vi.stubGlobal('fetch', asked);
  return asked;
}

beforeEach(async () => {
  stopEvents();
  await clearAll();
  applied.length = 0;
  resynced = 0;
});

test('a new phone starts at the head: bootstrap brought the data', async () => {
  const asked = server([event(1), event(2)]);
  await startEvents('e1', 2);
  expect([asked.mock.calls.length, applied, resynced]).toEqual([0, [], 0]);
  expect(await read('state', 'events')).toEqual({ epoch: 'e1', seq: 2 });
});

test('a phone that was away fetches what it missed, page by page, in order and once', async () => {
  await write('state', 'events', { epoch: 'e1', seq: 1 });
  const asked = server([1, 2, 3, 4, 5].map((seq) => event(seq)), { page: 2 });
  await startEvents('e1', 5);
  await catchUp();
  await vi.waitFor(() => expect(applied).toEqual(['n2', 'n3', 'n4', 'n5']));
  await vi.waitFor(async () => expect(await read('state', 'events')).toEqual({ epoch: 'e1', seq: 5 }));
  expect(asked.mock.calls.length).toBeLessThanOrEqual(3);
});

test('the next event is applied at once, an old one never, a gap is fetched', async () => {
  const asked = server([1, 2, 3, 4].map((seq) => event(seq)));
  await startEvents('e1', 1);
  await receive(event(2));
  await receive(event(2));
  expect([applied, asked.mock.calls.length]).toEqual([['n2'], 0]);
  await receive(event(4));
  expect([applied, asked.mock.calls.length]).toEqual([['n2', 'n3', 'n4'], 1]);
});

test('many calls at once are one request and at most one more', async () => {
  const asked = server([event(1), event(2)]);
  await startEvents('e1', 1);
  await Promise.all([catchUp(), catchUp(), catchUp(), catchUp()]);
  await vi.waitFor(() => expect(asked.mock.calls.length).toBe(2));
  expect(applied).toEqual(['n2']);
});

test('a log that was restored from a backup leads to fresh data, and on from its head', async () => {
  await startEvents('e1', 7);
  server([event(1), event(2)], { epoch: 'e2' });
  await catchUp();
  expect([resynced, await read('state', 'events')]).toEqual([1, { epoch: 'e2', seq: 2 }]);
});

test('one event that cannot be read does not stop those behind it', async () => {
  vi.stubGlobal('reportError', vi.fn());
  await startEvents('e1', 0);
  await receive(event(1, 'poison'));
  await receive(event(2));
  expect(applied).toEqual(['n2']);
});

test('without network nothing is lost: the next call goes on', async () => {
  await startEvents('e1', 0);
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await catchUp();
  server([event(1)]);
  await catchUp();
  expect(applied).toEqual(['n1']);
});
