import { describe, expect, it } from 'vitest';
import { monthSpan } from './titles';

const plain = (text: string): string => text.replace(/[\u2068\u2069]/g, '');

describe('the title of a week', () => {
  it.each([
    ['2026-11-23', '2026-11-27', '23.–27. November'],
    ['2026-11-30', '2026-12-04', '30. November – 4. Dezember'],
    ['2027-01-04', '2027-01-08', '4.–8. Januar 2027'],
    ['2027-03-29', '2027-04-02', '29. März – 2. April 2027'],
    ['2026-12-28', '2027-01-01', '28. Dezember 2026 – 1. Januar 2027'],
  ])('from %s to %s is %s', (first, last, title) => {
    expect(plain(monthSpan(first, last, '2026-11-22'))).toBe(title);
  });
});
