import { describe, expect, it } from 'vitest';
import { momentOf, readDate, readTime } from './time';

describe('a typed time', () => {
  it.each([['9', '09:00'], ['930', '09:30'], ['9.30', '09:30'], ['09:30', '09:30'], [' 17:05 ', '17:05'], ['0:00', '00:00']])('%s is %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each(['', '24:00', '9:60', 'neun', '12:3', '-1'])('"%s" is none', (typed) => {
    expect(readTime(typed)).toBe('');
  });
});

describe('a typed day', () => {
  it.each([['25.11.2026', '2026-11-25'], ['5.1.27', '2027-01-05'], ['2026-12-24', '2026-12-24'], ['25. 11. 2026', '2026-11-25']])('%s is %s', (typed, day) => {
    expect(readDate(typed, '2026-11-22')).toBe(day);
  });

  it('without a year is the next one to come', () => {
    expect(readDate('22.11.', '2026-11-22')).toBe('2026-11-22');
    expect(readDate('21.11.', '2026-11-22')).toBe('2027-11-21');
  });

  it.each(['31.2.2026', '0.1.2026', '1.13.2026', 'morgen', ''])('"%s" is none', (typed) => {
    expect(readDate(typed, '2026-11-22')).toBe('');
  });
});

describe('the moment at which a clock in Berlin shows a time', () => {
  it.each([
    ['2026-11-25', '09:00', '2026-11-25T08:00:00Z'],
    ['2026-07-01', '09:00', '2026-07-01T07:00:00Z'],
    ['2027-03-28', '00:00', '2027-03-27T23:00:00Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00Z'],
    ['2026-10-25', '00:00', '2026-10-24T22:00:00Z'],
    ['2026-10-25', '04:00', '2026-10-25T03:00:00Z'],
    ['2026-10-26', '00:00', '2026-10-25T23:00:00Z'],
  ])('%s %s is %s', (day, time, moment) => {
    expect(momentOf(day, time)).toBe(moment);
  });
});
