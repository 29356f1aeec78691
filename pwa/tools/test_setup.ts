/** What jsdom lacks and browsers have. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, vi } from 'vitest';

const complaint = (...words: unknown[]): never => {
  throw new Error(`printed during a test: ${words.map(String).join(' ')}`);
};

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(complaint);
  vi.spyOn(console, 'warn').mockImplementation(complaint);
});
afterEach(() => document.body.replaceChildren());
window.scrollTo = () => undefined;
window.matchMedia ??= (query: string) => ({ matches: false, media: query, addEventListener: () => undefined, removeEventListener: () => undefined }) as unknown as MediaQueryList;
