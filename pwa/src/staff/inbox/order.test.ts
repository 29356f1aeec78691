import { expect, test } from 'vitest';
import { belongs, type Filter, isOverdue, mostPressing, overdueFirst, withChanged, withPage } from './order';
import type { Conversation } from './shapes';
import { rowAfter } from './useListKeys';

const NOW = '2026-11-25T10:00:00Z';

const talk = (id: string, more: { said?: string; unread?: number; since?: string; by?: string } = {}): Conversation => ({
  id, unread: more.unread ?? 0, waiting_since: more.since ?? null, answer_by: more.by ?? null,
  last_message: more.said ? { sent_at: more.said } : null,
}) as unknown as Conversation;

const ids = (items: readonly Conversation[]): string => items.map(({ id }) => id).join(' ');

test('an answer is overdue when the promised moment has passed', () => {
  expect([isOverdue(talk('a', { by: '2026-11-25T09:59:00Z' }), NOW), isOverdue(talk('a', { by: '2026-11-25T11:30:00+01:00' }), NOW), isOverdue(talk('a'), NOW)]).toEqual([true, false, false]);
});

test('each list holds what its name says', () => {
  const late = talk('a', { unread: 1, since: '2026-11-23T10:00:00Z', by: '2026-11-24T10:00:00Z' });
  const answered = talk('b');
  const filters: Filter[] = ['all', 'unread', 'waiting', 'overdue'];
  expect(filters.map((filter) => [belongs(late, filter, NOW), belongs(answered, filter, NOW)])).toEqual([[true, true], [true, false], [true, false], [true, false]]);
});

test('among all, whoever wrote last is first', () => {
  const items = [talk('a', { said: '2026-11-25T09:00:00Z' }), talk('b', { said: '2026-11-24T09:00:00Z' }), talk('c')];
  expect(ids(withChanged(items, talk('b', { said: '2026-11-25T09:30:00Z' }), 'all', NOW))).toBe('b a c');
  expect(ids(withChanged(items, talk('new', { said: '2026-11-25T08:30:00Z' }), 'all', NOW))).toBe('a new b c');
});

test('who waits longest comes first, and an answered line stays under the hand', () => {
  const items = [talk('a', { since: '2026-11-23T09:00:00Z' }), talk('b', { since: '2026-11-24T09:00:00Z' })];
  expect(ids(withChanged(items, talk('c', { since: '2026-11-23T12:00:00Z' }), 'waiting', NOW))).toBe('a c b');
  const after = withChanged(items, talk('a'), 'waiting', NOW);
  expect([ids(after), after[0]!.waiting_since]).toEqual(['a b', null]);
  expect(ids(withChanged(items, talk('answered'), 'waiting', NOW))).toBe('a b');
});

test('among all, overdue answers come before whoever wrote last, also after something new', () => {
  const late = talk('late', { said: '2026-11-12T09:00:00Z', since: '2026-11-12T09:00:00Z', by: '2026-11-16T16:00:00Z' });
  const later = talk('later', { said: '2026-11-20T09:00:00Z', since: '2026-11-20T09:00:00Z', by: '2026-11-24T16:00:00Z' });
  const fresh = talk('fresh', { said: '2026-11-25T09:00:00Z', since: '2026-11-25T09:00:00Z', by: '2026-11-27T16:00:00Z' });
  expect(ids(overdueFirst([fresh, later, late], NOW))).toBe('late later fresh');
  expect(ids(withChanged([late, later, fresh], talk('new', { said: '2026-11-25T09:30:00Z' }), 'all', NOW))).toBe('late later new fresh');
  expect(ids(withChanged([late, later, fresh], talk('late', { said: '2026-11-25T09:40:00Z' }), 'all', NOW))).toBe('later late fresh');
  expect(ids(withPage([late, fresh], [late]))).toBe('fresh');
  expect(ids(mostPressing([talk('soon', { since: '2026-11-10T09:00:00Z', by: '2026-11-26T16:00:00Z' }), later, late], NOW))).toBe('late later soon');
});

test('a read line stays among the unread until the list is fetched anew', () => {
  const items = [talk('a', { said: '2026-11-25T09:00:00Z', unread: 1 }), talk('b', { said: '2026-11-24T09:00:00Z', unread: 2 })];
  expect(ids(withChanged(items, talk('b', { said: '2026-11-24T09:00:00Z' }), 'unread', NOW))).toBe('a b');
});

test('keys lead from line to line and stop at the ends', () => {
  const rows = ['a', 'b', 'c'];
  expect([rowAfter(rows, 'a', 'j'), rowAfter(rows, 'b', 'ArrowUp'), rowAfter(rows, 'c', 'ArrowDown'), rowAfter(rows, 'a', 'k')]).toEqual(['b', 'a', 'c', 'a']);
  expect([rowAfter(rows, null, 'j'), rowAfter(rows, null, 'k'), rowAfter(rows, 'b', 'Home'), rowAfter(rows, 'b', 'End'), rowAfter(rows, 'b', 'x')]).toEqual(['a', 'c', 'a', 'c', undefined]);
});
