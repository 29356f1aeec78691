import { expect, test } from 'vitest';
import { awayUntil, coverOf } from './covering';
import type { Cover } from './shapes';

const cover = (worker: string, starts_on: string, ends_on: string): Cover => ({ worker: { id: worker }, starts_on, ends_on }) as unknown as Cover;

const covers = [cover('weber', '2026-11-22', '2026-11-27'), cover('klein', '2026-12-01', '2026-12-02')];

test('a cover counts on its first and its last day, and only for whom it was entered', () => {
  const days = ['2026-11-21', '2026-11-22', '2026-11-27', '2026-11-28'];
  expect(days.map((day) => coverOf(covers, 'weber', day) !== undefined)).toEqual([false, true, true, false]);
  expect([coverOf(covers, undefined, '2026-11-23'), coverOf(covers, 'klein', '2026-11-23')]).toEqual([undefined, undefined]);
});

test('a colleague who is covered is away until the last day of it', () => {
  expect([awayUntil(covers, 'klein', '2026-12-01'), awayUntil(covers, 'klein', '2026-11-22')]).toEqual(['2026-12-02', undefined]);
});
