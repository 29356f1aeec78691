import { expect, test } from 'vitest';
import { codeSigns, grouped, isWholeCode } from './code';

test('small letters, spaces and signs that look alike are forgiven', () => {
  expect(codeSigns('abcd 1o2l 3i4z')).toBe('ABCD1021314Z');
});

test('the code of an Arabic, a Persian and a Ukrainian keyboard is the same code', () => {
  expect(codeSigns('١٢٣٤-۵۶۷۸-АВСТ')).toBe('12345678ABCT');
});

test('what is typed is shown in groups of four', () => {
  expect(grouped('abcd1234x')).toBe('ABCD-1234-X');
});

test('a dash that was deleted does not come back by itself', () => {
  expect(grouped('ABCD')).toBe('ABCD');
});

test('only twelve signs of the alphabet are a whole code', () => {
  expect(isWholeCode('ABCD-1234-WXYZ')).toBe(true);
  expect(isWholeCode('ABCD-1234-WXY')).toBe(false);
  expect(isWholeCode('ABCD-1234-WXYU')).toBe(false);
});
