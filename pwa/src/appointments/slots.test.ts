import { expect, test } from 'vitest';
import type { Slots } from '../shared/api';
import { daysOfWeek, elsewhere, groups, nextFree, weekOf } from './slots';

const slot = (starts_at: string, place_id = 1) => ({ starts_at, ends_at: starts_at, place_id, mode: 'on_site' as const });
const SLOTS = {
  days: [
    { on: '2026-11-25', slots: [slot('2026-11-25T08:00:00Z'), slot('2026-11-25T13:00:00Z', 2), slot('2026-11-25T08:15:00Z')] },
    { on: '2026-12-05', slots: [slot('2026-12-05T08:00:00Z')] },
  ],
} as Slots;

test('a week shows Monday to Friday, also before the times have come', () => {
  expect(daysOfWeek(null, '2026-11-23').map(({ on }) => on)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
});

test('a Saturday shows only where it has free times', () => {
  expect(daysOfWeek(SLOTS, '2026-11-30').map(({ on }) => on).at(-1)).toBe('2026-12-05');
});

test('the next free time lies after the day', () => {
  expect(nextFree(SLOTS, '2026-11-24')?.starts_at).toBe('2026-11-25T08:00:00Z');
  expect(nextFree(SLOTS, '2026-11-25')?.starts_at).toBe('2026-12-05T08:00:00Z');
  expect(nextFree(SLOTS, '2026-12-05')).toBeNull();
});

test('weeks are counted from Monday to Monday, over the change of the clock too', () => {
  expect(weekOf('2026-11-22', '2026-11-22')).toBe(0);
  expect(weekOf('2026-11-23', '2026-11-22')).toBe(1);
  expect(weekOf('2027-03-29', '2027-03-26')).toBe(1);
});

test('morning and afternoon are Berlin time, and each place stands by itself', () => {
  const found = groups(SLOTS.days[0]!.slots).map(({ part, placeId, slots }) => [part, placeId, slots.length]);
  expect(found).toEqual([['morning', 1, 2], ['afternoon', 2, 1]]);
});

test('who moves is not offered the time the appointment has now', () => {
  const found = elsewhere(SLOTS, '2026-12-05T09:00:00+01:00');
  expect(found.days.map(({ on }) => on)).toEqual(['2026-11-25']);
  expect(elsewhere(SLOTS, undefined)).toBe(SLOTS);
});
