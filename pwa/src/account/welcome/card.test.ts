import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wipe } from '../../shared/offline';
import { cardWords, checkCard, forgetCard, recallCard } from './card';

const CARD = { secret: 'of-the-scanned-card' };
const KEPT = 'lotse.card';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));
});

afterEach(() => {
  forgetCard();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function arrivedBy(type: string): void {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type } as PerformanceNavigationTiming]);
}

test('signing out forgets a scanned card that was not used', async () => {
  await checkCard(CARD);
  expect(sessionStorage.getItem(KEPT)).toContain(CARD.secret);
  vi.useRealTimers();
  await wipe();
  expect([cardWords.value, sessionStorage.length]).toEqual([null, 0]);
});

test('after ten minutes a scanned card is forgotten', async () => {
  await checkCard(CARD);
  vi.advanceTimersByTime(10 * 60_000 - 1);
  expect(cardWords.value).toEqual(CARD);
  vi.advanceTimersByTime(1);
  expect([cardWords.value, sessionStorage.getItem(KEPT)]).toEqual([null, null]);
});

test('a reload brings the card back, as long as it is young', () => {
  arrivedBy('reload');
  sessionStorage.setItem(KEPT, JSON.stringify({ words: CARD, since: Date.now() - 9 * 60_000 }));
  recallCard();
  expect(cardWords.value).toEqual(CARD);
  vi.advanceTimersByTime(60_000);
  expect(cardWords.value).toBeNull();
});

test.each([['reload', 11], ['navigate', 0], ['back_forward', 0]])('who comes by %s after %i minutes finds no card', (type, minutes) => {
  arrivedBy(type);
  sessionStorage.setItem(KEPT, JSON.stringify({ words: CARD, since: Date.now() - minutes * 60_000 }));
  recallCard();
  expect([cardWords.value, sessionStorage.getItem(KEPT)]).toEqual([null, null]);
});
