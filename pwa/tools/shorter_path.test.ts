import { expect, test } from 'vitest';
import { shorterPath } from './shorter_path.ts';

test('places become steps, and what is written twice is written once', () => {
  expect(shorterPath('M2 12L10 12 10 20')).toBe('M2 12l8 0 0 8');
  expect(shorterPath('m 1,2 3,4 h-1V9')).toBe('M1 2l3 4h-1v3');
  expect(shorterPath('M0 0a1 1 0 011 1z')).toBe('M0 0a1 1 0 0 1 1 1z');
});

test('what is rounded is made good by the next step', () => {
  expect(shorterPath('M0 0h1.24h1.24h1.24')).toBe('M0 0h1.2 1.3 1.2');
});

test('after a shape the pen is at its beginning', () => {
  expect(shorterPath('M2 3h4v4zL9 9')).toBe('M2 3h4v4zl7 6');
});

test('a dot stays one', () => {
  expect(shorterPath('M12 16h.01M5 5L5.01 5')).toBe('M12 16h.01M5 5l.01 0');
});

test('what is no path is refused', () => {
  expect(() => shorterPath('M1')).toThrow('is no m of a path');
});
