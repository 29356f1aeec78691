import { beforeEach, expect, test, vi } from 'vitest';
import { NetworkError } from '../api/errors';
import { clearAll, read, remove, write } from './database';
import { draft } from './drafts';
import { openDrafts } from './open_drafts';
import { live } from './snapshots';
import { wipe } from './wipe';

beforeEach(clearAll);

test('what is put down is found again until it is taken away', async () => {
  await write('state', 'a', { n: 1 });
  expect(await read('state', 'a')).toEqual({ n: 1 });
  expect(await read('drafts', 'a')).toBeUndefined();
  await remove('state', 'a');
  expect(await read('state', 'a')).toBeUndefined();
});

test('a store shows what the server says and keeps it', async () => {
  const store = live('one', async () => ['x']);
  await store.load();
  expect([store.data.value, store.asOf.value, store.error.value]).toEqual([['x'], '', null]);
  await vi.waitFor(async () => expect(await read('snapshots', 'one')).toMatchObject({ value: ['x'] }));
});

test('without network the kept copy is shown with its time', async () => {
  await write('snapshots', 'two', { value: ['old'], asOf: '2026-11-22T10:00:00Z' });
  const store = live<string[]>('two', () => Promise.reject(new NetworkError()));
  await store.load();
  expect([store.data.value, store.asOf.value, store.error.value]).toEqual([['old'], '2026-11-22T10:00:00Z', null]);
});

test('without network and without a copy there is an error to show', async () => {
  const store = live<string[]>('three', () => Promise.reject(new NetworkError()));
  await store.load();
  expect(store.data.value).toBeNull();
  expect(store.error.value).toBeInstanceOf(NetworkError);
});

test('a draft survives, blocks updates while it is open, and is gone when it is done', async () => {
  const first = draft('book', { topic: 0, note: '' });
  first.change({ topic: 3 });
  expect([...openDrafts.value]).toEqual(['book']);
  await vi.waitFor(async () => expect(await read('drafts', 'book')).toEqual({ topic: 3, note: '' }));
  const later = draft('book', { topic: 0, note: '' });
  await later.restore();
  expect(later.value.value).toEqual({ topic: 3, note: '' });
  later.drop();
  expect([later.value.value, [...openDrafts.value]]).toEqual([{ topic: 0, note: '' }, []]);
});

test('signing out empties every shelf and tells the other windows', async () => {
  const other = new BroadcastChannel('lotse');
  const heard = new Promise((resolve) => other.addEventListener('message', ({ data }) => resolve(data)));
  await write('snapshots', 'a', 1);
  await write('drafts', 'a', 1);
  await write('state', 'a', 1);
  await wipe();
  expect(await Promise.all([read('snapshots', 'a'), read('drafts', 'a'), read('state', 'a')])).toEqual([undefined, undefined, undefined]);
  expect(await heard).toBe('signed-out');
  other.close();
});

test('with blocked storage everything works until the window closes', async () => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', { open: () => { throw new DOMException('blocked', 'SecurityError'); } });
  const blocked = await import('./database');
  await blocked.write('state', 'a', 5);
  expect(await blocked.read('state', 'a')).toBe(5);
  await blocked.clearAll();
  expect(await blocked.read('state', 'a')).toBeUndefined();
});
