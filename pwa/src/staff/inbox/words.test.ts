import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation, Message } from './shapes';
import { briefMoment, initialsOf, lengthOf, preview, promise } from './words';

const NOW = '2026-11-25T10:00:00Z';
beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date(NOW));
});
afterEach(() => vi.useRealTimers());

const message = (more: Partial<Message>): Message => ({ kind: 'text', text: '', attachment: null, is_mine: false, sender: { id: 'x', name: 'Sabine Weber', is_team: false }, ...more }) as Message;

test('a moment is said as briefly as it is clear', () => {
  expect([briefMoment('2026-11-25T11:00:00Z'), briefMoment('2026-11-26T11:00:00Z'), briefMoment('2026-12-24T11:00:00Z')]).toEqual(['12:00', 'Do', '24.12.']);
});

test('the last message is one line, and says whose it is', () => {
  const voice = { duration: 14.2 } as Message['attachment'];
  expect(preview(message({ text: 'Guten Tag' }))).toBe('Guten Tag');
  expect(preview(message({ kind: 'voice', attachment: voice }))).toBe('Sprachnachricht \u20680:14\u2069');
  expect(preview(message({ kind: 'photo', is_mine: true }))).toBe('Sie: \u2068Foto\u2069');
  expect(preview(message({ text: 'Ja', sender: { id: 'y', name: 'Emre Kaya', is_team: true } }))).toBe('\u2068Emre Kaya\u2069: \u2068Ja\u2069');
});

test('until when an answer is promised, and how pressing that is', () => {
  const waits = (by: string | null): ReturnType<typeof promise> => promise({ answer_by: by, waiting_since: '2026-11-24T10:00:00Z' } as Conversation, NOW);
  expect([waits('2026-11-25T11:00:00Z')?.tone, waits('2026-11-26T11:00:00Z')?.tone, waits('2026-11-24T11:00:00Z')?.tone, waits(null)?.tone]).toEqual(['attention', 'accent', 'urgent', 'attention']);
  expect(promise({ answer_by: null, waiting_since: null } as Conversation, NOW)).toBeNull();
});

test('lengths and initials', () => {
  expect([lengthOf(75.4), lengthOf(5), initialsOf('Amina Haddad'), initialsOf('Tekle'), initialsOf('')]).toEqual(['1:15', '0:05', 'AH', 'T', '']);
});
