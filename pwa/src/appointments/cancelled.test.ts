import { expect, test, vi } from 'vitest';
import type { Appointment, Bootstrap } from '../shared/api';
import { wipe } from '../shared/offline';
import { read } from '../shared/offline/database';
import { enter } from '../shared/session';
import { cancelledUnseen, markSeen, restoreSeen } from './cancelled';

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const home = (...cancelled_ahead: Partial<Appointment>[]): Promise<void> => enter({ state: 'ready', csrf_token: '', resident: { cancelled_ahead } } as unknown as Bootstrap);
const shown = (): string[] => cancelledUnseen.value.map(({ id }) => id);

test('a cancellation is shown until it was seen or its time has come, and only its id is kept', async () => {
  await home({ id: 'begun', starts_at: inHours(-1) }, { id: 'a', starts_at: inHours(1) }, { id: 'b', starts_at: inHours(2) });
  expect(shown()).toEqual([]);
  await restoreSeen();
  expect(shown()).toEqual(['a', 'b']);
  markSeen('a');
  expect(shown()).toEqual(['b']);
  await vi.waitFor(async () => expect(await read('state', 'seen-cancellations')).toEqual(['a']));
  await restoreSeen();
  expect(shown()).toEqual(['b']);
});

test('one that was replaced by a new booking on the same topic is no news any more; another topic or an older booking leaves it', async () => {
  const about = (id: number) => ({ topic: { id } as Appointment['topic'], status: 'booked' as const, version: 1, starts_at: inHours(9), ends_at: inHours(10) });
  const cancelled = { ...about(1), id: 'c', status: 'cancelled_by_service' as const, version: 2, changed_at: '2026-11-20T10:00:00Z' };
  const withNext = (next: Partial<Appointment>) => enter({ state: 'ready', csrf_token: '', resident: { cancelled_ahead: [cancelled], next_appointment: next } } as unknown as Bootstrap);
  await withNext({ ...about(2), changed_at: '2026-11-20T11:00:00Z' });
  expect(shown()).toEqual(['c']);
  await withNext({ ...about(1), changed_at: '2026-11-20T09:00:00Z' });
  expect(shown()).toEqual(['c']);
  await withNext({ ...about(1), changed_at: '2026-11-20T11:00:00Z' });
  expect(shown()).toEqual([]);
  await vi.waitFor(async () => expect(await read('state', 'seen-cancellations')).toEqual(['c']));
  await home({ id: 'a', starts_at: inHours(1) }, { id: 'b', starts_at: inHours(2) });
});

test('signing out forgets what was seen', async () => {
  await wipe();
  expect(await read('state', 'seen-cancellations')).toBeUndefined();
  await restoreSeen();
  expect(shown()).toEqual(['a', 'b']);
});

test('a kept answer of an older app says nothing of cancellations', async () => {
  await enter({ state: 'ready', csrf_token: '', resident: {} } as unknown as Bootstrap);
  expect(shown()).toEqual([]);
});
