import { expect, test } from 'vitest';
import { MOST, renewed, type Run, withAfter, withBefore, withMessage, withoutMessage } from './run';
import type { Message, MessagePage } from './shapes';

const message = (number: number, text = `${number}`): Message => ({ id: `m${number}`, number, text }) as Message;
const from = (first: number, last: number): Message[] => Array.from({ length: last - first + 1 }, (_, index) => message(first + index));
const run = (first: number, last: number, hasBefore = true, hasAfter = false): Run => ({ items: from(first, last), hasBefore, hasAfter });
const page = (first: number, last: number, has_before = true, has_after = true): MessagePage => ({ items: from(first, last), has_before, has_after });
const numbers = (of: Run | null): number[] | null => of && of.items.map(({ number }) => number);

test('pages come in front and behind, and an overlap is no double', () => {
  expect(numbers(withBefore(run(5, 7), page(3, 5, false)))).toEqual([3, 4, 5, 6, 7]);
  expect(withBefore(run(5, 7), page(3, 4, false)).hasBefore).toBe(false);
  expect(numbers(withAfter(run(5, 7, true, true), page(7, 9, true, false)))).toEqual([5, 6, 7, 8, 9]);
  expect(withAfter(run(5, 7, true, true), page(8, 9, true, false)).hasAfter).toBe(false);
});

test('a very long run lets go of what lies far away, and knows that it is there', () => {
  const upwards = withBefore(run(101, 100 + MOST), page(51, 100));
  expect([upwards.items[0]?.number, upwards.items.length, upwards.hasAfter]).toEqual([51, MOST, true]);
  const downwards = withAfter(run(1, MOST, false, true), page(MOST + 1, MOST + 50, true, false));
  expect([downwards.items.at(-1)?.number, downwards.items.length, downwards.hasBefore]).toEqual([MOST + 50, MOST, true]);
});

test('a fresh page renews what touches it and replaces what does not', () => {
  expect(numbers(renewed(run(1, 5, false), page(4, 8, true, false)))).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(renewed(run(1, 5, false), page(4, 8, true, false)).hasBefore).toBe(false);
  expect(numbers(renewed(run(1, 5), page(50, 60, true, false)))).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60]);
  expect(numbers(renewed(null, page(1, 2, false, false)))).toEqual([1, 2]);
});

test('what came while the page was on its way stays', () => {
  expect(numbers(renewed(run(1, 4, false), page(1, 3, false, false)))).toEqual([1, 2, 3, 4]);
});

test('the next message is put behind, a known one is replaced, one after a gap asks for the rest', () => {
  expect(numbers(withMessage(run(1, 2), message(3)))).toEqual([1, 2, 3]);
  expect(withMessage(run(1, 2), message(2, 'neu'))?.items.map(({ text }) => text)).toEqual(['1', 'neu']);
  expect(withMessage(run(1, 2), message(5))).toBeNull();
  expect(numbers(withMessage({ items: [], hasBefore: false, hasAfter: false }, message(1)))).toEqual([1]);
});

test('while somebody reads far up, a new message only waits below', () => {
  expect(numbers(withMessage(run(1, 2, false, true), message(900)))).toEqual([1, 2]);
});

test('a message that is gone leaves the run', () => {
  expect(numbers(withoutMessage(run(1, 3), 'm2'))).toEqual([1, 3]);
});
