import { expect, test } from 'vitest';
import { badges, setBadge } from './badges';
import { wipe } from './offline';

test('a place has its own count, and signing out takes all of them away', async () => {
  setBadge('/messages', 2);
  setBadge('/appointments', 1);
  setBadge('/messages', 0);
  expect(badges.value).toEqual({ '/messages': 0, '/appointments': 1 });
  await wipe();
  expect(badges.value).toEqual({});
});
