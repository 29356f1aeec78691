import { expect, test } from 'vitest';
import type { Appointment } from '../shared/api';
import { find, minutesOf, type MyAppointments, withAppointment, without, withOlder } from './list';

const NOW = '2026-11-22T12:00:00Z';

function appointment(id: string, starts_at: string, more: Partial<Appointment> = {}): Appointment {
  const ends_at = new Date(Date.parse(starts_at) + 30 * 60_000).toISOString();
  return { id, starts_at, ends_at, status: 'booked', version: 1, ...more } as Appointment;
}

function list(upcoming: Appointment[], past: Appointment[] = [], next: string | null = null): MyAppointments {
  return { upcoming, past: { items: past, next } };
}

const ids = ({ upcoming, past }: MyAppointments): string[][] => [upcoming.map(({ id }) => id), past.items.map(({ id }) => id)];

test('a booked appointment finds its place in time', () => {
  const before = list([appointment('a', '2026-11-24T08:00:00Z'), appointment('c', '2026-11-26T08:00:00Z')]);
  expect(ids(withAppointment(before, appointment('b', '2026-11-25T08:00:00Z'), NOW))).toEqual([['a', 'b', 'c'], []]);
});

test('a moved appointment stands once, at its new time', () => {
  const before = list([appointment('a', '2026-11-24T08:00:00Z'), appointment('b', '2026-11-25T08:00:00Z')]);
  const after = withAppointment(before, appointment('a', '2026-11-26T08:00:00Z', { version: 2 }), NOW);
  expect(ids(after)).toEqual([['b', 'a'], []]);
});

test('what the person cancelled goes to what is over', () => {
  const before = list([appointment('a', '2026-11-24T08:00:00Z')], [appointment('z', '2026-11-01T08:00:00Z')]);
  const after = withAppointment(before, appointment('a', '2026-11-24T08:00:00Z', { version: 2, status: 'cancelled_by_resident' }), NOW);
  expect(ids(after)).toEqual([[], ['a', 'z']]);
});

test('what the service cancelled stays among what is coming until its start', () => {
  const before = list([appointment('a', '2026-11-24T08:00:00Z'), appointment('b', '2026-11-25T08:00:00Z')]);
  const cancelled = appointment('a', '2026-11-24T08:00:00Z', { version: 2, status: 'cancelled_by_service' });
  expect(ids(withAppointment(before, cancelled, NOW))).toEqual([['a', 'b'], []]);
  expect(ids(withAppointment(before, cancelled, '2026-11-24T08:10:00Z'))).toEqual([['b'], ['a']]);
});

test('old news never covers the newer state', () => {
  const before = list([appointment('a', '2026-11-24T08:00:00Z', { version: 3 })]);
  expect(withAppointment(before, appointment('a', '2026-11-23T08:00:00Z', { version: 2 }), NOW)).toBe(before);
});

test('what is older than the last page that was fetched waits for its page', () => {
  const before = list([], [appointment('y', '2026-11-10T08:00:00Z')], 'cursor');
  expect(ids(withAppointment(before, appointment('x', '2026-10-01T08:00:00Z'), NOW))).toEqual([[], ['y']]);
});

test('an older page is put behind, without doubles', () => {
  const before = list([], [appointment('y', '2026-11-10T08:00:00Z')], 'cursor');
  const after = withOlder(before, { items: [appointment('y', '2026-11-10T08:00:00Z'), appointment('x', '2026-10-01T08:00:00Z')], next: null });
  expect(ids(after)).toEqual([[], ['y', 'x']]);
  expect(after.past.next).toBeNull();
});

test('an appointment that is gone is nowhere', () => {
  const after = without(list([appointment('a', '2026-11-24T08:00:00Z')], [appointment('z', '2026-11-01T08:00:00Z')]), 'a');
  expect(find(after, 'a')).toBeUndefined();
  expect(ids(after)).toEqual([[], ['z']]);
});

test('the length is counted in minutes', () => {
  expect(minutesOf(appointment('a', '2026-11-24T08:00:00Z'))).toBe(30);
});
