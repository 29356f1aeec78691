import { expect, test } from 'vitest';
import { rowsOf } from './rows';
import type { Message } from './shapes';
import type { Unsent } from './outbox';
import { bytes, minutes } from './size';
import { linesOf } from './text_parts';

const kinds = (text: string): string[] => linesOf(text).flat().map((part) => `${part.kind} ${part.text}`);

test('numbers stay in one piece, links lead where they say, the stop behind them is no part of them', () => {
  expect(kinds('Tel. +49 7141 144-0 um 10:30')).toEqual(['words Tel. ', 'phone +49 7141 144-0', 'words  um ', 'number 10:30']);
  expect(kinds('(https://example.org/a?b=1).')).toEqual(['words (', 'link https://example.org/a?b=1', 'words ).']);
});

test('only what can be called is a phone number', () => {
  for (const text of ['+49 7141 144-0', '07141/144-123', '(0711) 2160', '0 71 41 / 144 0']) expect(kinds(text).join()).toContain('phone');
  for (const text of ['01.11.2026', '09:00-12:00', '05/11/2026', '110', 'DE02 1203 0000 0000 2020 51', '2026-11-22']) expect(kinds(text).join()).not.toContain('phone');
});

test('what pretends to be a link is none', () => {
  for (const text of ['http://gut@boese.example/', 'javascript:alert(1)', 'http://localhost/']) expect(kinds(text).some((part) => part.startsWith('link'))).toBe(false);
});

test('marks that turn the direction round are taken out', () => {
  expect(kinds('a\u202Eb\u2066c')).toEqual(['words abc']);
});

test('each line stands for itself', () => {
  expect(linesOf('eins\r\nzwei').length).toBe(2);
});

const message = (number: number, at: string, isTeam: boolean): Message =>
  ({ id: `m${number}`, number, sent_at: at, client_key: isTeam ? null : `k${number}`, sender: { id: isTeam ? 'w' : 'r', name: '', is_team: isTeam } }) as Message;

test('days, the line above what is new, and what waits stand in order; an echo is no second bubble', () => {
  const items = [message(1, '2026-11-21T10:00:00Z', true), message(2, '2026-11-22T10:00:00Z', false), message(3, '2026-11-22T11:00:00Z', true)];
  const unsent = [{ key: 'k2' }, { key: 'k9' }] as Unsent[];
  const rows = rowsOf({ items, unsent, readUpTo: 2, isTeam: false });
  expect(rows.map(({ kind, key }) => `${kind} ${key}`)).toEqual(['day day 2026-11-21 1', 'message m1', 'day day 2026-11-22 2', 'message k2', 'new new', 'message m3', 'unsent k9']);
});

test('lengths and sizes', () => {
  expect([minutes(14.4), minutes(75), bytes(212_400), bytes(1_412_000), bytes(3)]).toEqual(['0:14', '1:15', '212 kB', '1,4 MB', '1 kB']);
});
