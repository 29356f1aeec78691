import { beforeEach, expect, test, vi } from 'vitest';
import { catalogue } from './catalogue';
import dates from './dates.gen.json';
import { withSentences } from './whole';

const PART = { language: 'ar', messages: ['أهلاً'], later: '/catalogues/1/ar-later.json' } as const;
const WHOLE = { language: 'ar', messages: ['أهلاً', 'مواعيدي'], dates: dates.ar } as const;
const asked = vi.fn(async (_path: string) => Response.json({ language: 'ar', messages: ['مواعيدي'], dates: dates.ar }));

beforeEach(() => {
  catalogue.value = PART;
  asked.mockClear();
  vi.stubGlobal('fetch', asked);
});

test('a screen that is fetched comes with its sentences, and all of them come once', async () => {
  expect(await Promise.all([withSentences(Promise.resolve('screen')), withSentences(Promise.resolve('other'))])).toEqual(['screen', 'other']);
  expect(catalogue.value).toEqual(WHOLE);
  await withSentences(Promise.resolve('third'));
  expect(asked.mock.calls).toEqual([[PART.later]]);
});

test('without its sentences a screen has not come; the next try asks again', async () => {
  asked.mockResolvedValueOnce(new Response('gone', { status: 404 }));
  await expect(withSentences(Promise.resolve('screen'))).rejects.toThrow('404');
  expect(await withSentences(Promise.resolve('screen'))).toBe('screen');
});

test('a language that was chosen meanwhile stays', async () => {
  const coming = withSentences(Promise.resolve('screen'));
  const german = { language: 'de', messages: [], dates: dates.de } as const;
  catalogue.value = german;
  await coming;
  expect(catalogue.value).toBe(german);
});
