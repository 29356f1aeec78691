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
