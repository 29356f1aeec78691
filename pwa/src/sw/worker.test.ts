import { beforeEach, expect, test, vi } from 'vitest';
import { answer } from './answer';
import { cacheName, clean, isKeepable, keptDocuments, type Shell, store } from './shell';

const ORIGIN = 'http://localhost';
const PAGES: Record<string, string> = { '/de/': 'deutsch', '/ar/': 'عربي', '/assets/1/book.js': 'book()', '/assets/2/book.js': 'book2()', '/assets/3/book.js': 'book()', '/catalogues/1/de-later.json': 'Sätze', '/catalogues/1/ar-later.json': 'جمل', '/staff/de/': 'team' };

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, 10);
}

async function withHash(path: string): Promise<string> {
  return `${path}?${await hash(PAGES[path] ?? '')}`;
}

async function shell(build: string, { de = PAGES['/de/']!, chunk = '/assets/1/book.js' } = {}): Promise<Shell> {
  return {
    build,
    apps: [
      { prefix: '', documents: { '/de/': await hash(de), '/ar/': await hash(PAGES['/ar/']!) }, texts: { '/de/': await withHash('/catalogues/1/de-later.json'), '/ar/': await withHash('/catalogues/1/ar-later.json') }, chunks: [await withHash(chunk)] },
      { prefix: '/staff', documents: { '/staff/de/': await hash('team') }, texts: {}, chunks: ['/staff/assets/1/week.js?0123456789'] },
    ],
  };
}

/** CacheStorage as far as the worker uses it, in the order of opening as browsers keep it. */
function fakeCaches() {
  const all = new Map<string, Map<string, Response>>();
  const address = (key: string | { url: string }) => new URL(typeof key === 'string' ? key : key.url, ORIGIN).href;
  return {
    keys: async () => [...all.keys()],
    delete: async (name: string) => all.delete(name),
    open: async (name: string) => {
      const kept = all.get(name) ?? new Map<string, Response>();
      all.set(name, kept);
      return {
        match: async (key: string) => kept.get(address(key))?.clone(),
        put: async (key: string, value: Response) => void kept.set(address(key), value),
        keys: async () => [...kept.keys()].map((url) => ({ url })),
      };
    },
  };
}

const asked = vi.fn(served);

async function served(what: string | { url: string }, _init?: RequestInit): Promise<Response> {
  const path = typeof what === 'string' ? what : new URL(what.url).pathname;
  const body = PAGES[path];
  return body === undefined ? new Response('gone', { status: 404 }) : new Response(body);
}

const request = (path: string, { mode = 'navigate', method = 'GET', origin = ORIGIN } = {}) => ({ url: origin + path, mode, method }) as Request;
const textOf = async (answered: Promise<Response> | null) => (answered ? (await answered).text() : null);

beforeEach(() => {
  vi.stubGlobal('caches', fakeCaches());
  vi.stubGlobal('fetch', asked);
  asked.mockReset().mockImplementation(served);
});

test('the first visit keeps the document and the sentences of the open language and the screens of its app, nothing else', async () => {
  const one = await shell('one');
  await store(one, ['/ar/appointments', '/elsewhere'], { withScreens: true });
  expect(asked.mock.calls.map(([path]) => path)).toEqual(['/ar/', '/assets/1/book.js', '/catalogues/1/ar-later.json']);
  expect(asked.mock.calls[0]![1]).toEqual({ cache: 'no-cache', credentials: 'omit', redirect: 'error' });
  expect(await keptDocuments()).toEqual(['/ar/']);
});

test('with data saving only the document is fetched ahead', async () => {
  await store(await shell('one'), ['/de/'], { withScreens: false });
  expect(asked.mock.calls.map(([path]) => path)).toEqual(['/de/']);
});

test('a kept page is shown without asking the network, whatever its path', async () => {
  const one = await shell('one');
  await store(one, ['/de/'], { withScreens: true });
  asked.mockClear();
  expect(await textOf(answer(one, request('/de/appointments/7?x=1'), ORIGIN))).toBe('deutsch');
  expect(await textOf(answer(one, request('/assets/1/book.js', { mode: 'cors' }), ORIGIN))).toBe('book()');
  expect(await textOf(answer(one, request('/catalogues/1/de-later.json', { mode: 'cors' }), ORIGIN))).toBe('Sätze');
  expect(asked.mock.calls).toEqual([]);
});

test('an update fetches what has changed and copies the rest', async () => {
  await store(await shell('one'), ['/de/', '/ar/'], { withScreens: true });
  asked.mockClear();
  await store(await shell('two', { chunk: '/assets/2/book.js' }), await keptDocuments(), { withScreens: true });
  expect(asked.mock.calls.map(([path]) => path)).toEqual(['/assets/2/book.js']);
});

test('what has only got another address is copied, too', async () => {
  await store(await shell('one'), ['/de/'], { withScreens: true });
  asked.mockClear();
  const next = await shell('two', { chunk: '/assets/3/book.js' });
  await store(next, ['/de/'], { withScreens: true });
  expect(await textOf(answer(next, request('/assets/3/book.js', { mode: 'cors' }), ORIGIN))).toBe('book()');
  expect(asked.mock.calls).toEqual([]);
});

test('a window of the build before gets its screens, one that the server has newer is not kept', async () => {
  await store(await shell('one'), ['/de/'], { withScreens: true });
  const next = await shell('two', { chunk: '/assets/2/book.js' });
  asked.mockClear();
  expect(await textOf(answer(next, request('/assets/1/book.js', { mode: 'cors' }), ORIGIN))).toBe('book()');
  expect(asked.mock.calls).toEqual([]);
  asked.mockImplementation(async () => new Response('newer()'));
  const get = () => textOf(answer(next, request('/assets/2/book.js', { mode: 'cors' }), ORIGIN));
  expect([await get(), await get()]).toEqual(['newer()', 'newer()']);
  expect(asked).toHaveBeenCalledTimes(4);
});

test('a build comes whole or not at all', async () => {
  const broken = await shell('one', { chunk: '/assets/1/missing.js' });
  await expect(store(broken, ['/de/'], { withScreens: true })).rejects.toThrow('/assets/1/missing.js cannot be kept: 404');
  expect(await caches.keys()).toEqual([]);
});

test('a document of another build is not mixed in', async () => {
  const later = await shell('one', { de: 'not yet on this server' });
  await expect(store(later, ['/de/'], { withScreens: false })).rejects.toThrow('/de/ is of another build');
});

test('errors, redirects, parts, opaque answers and downloads are never kept', () => {
  const of = (part: Partial<Response>) => ({ status: 200, redirected: false, type: 'basic', headers: new Headers(), ...part }) as Response;
  const download = new Headers({ 'Content-Disposition': 'attachment' });
  const good = [of({}), of({ status: 206 }), of({ status: 500 }), of({ redirected: true }), of({ type: 'opaque', status: 0 }), of({ headers: download })];
  expect(good.map(isKeepable)).toEqual([true, false, false, false, false, false]);
});

test('data, writes, other servers, files and unknown pages go past the worker', async () => {
  const one = await shell('one');
  const past = [
    request('/api/bootstrap', { mode: 'cors' }), request('/api/appointments/1/calendar.ics'), request('/de/', { method: 'POST' }),
    request('/de/', { origin: 'http://else' }), request('/demo/'), request('/icons/lotse.svg', { mode: 'no-cors' }), request('/xx/'),
    // The file of a language switch: under the same address there may be newer words.
    request('/catalogues/3c9d64a849/ar.json', { mode: 'cors' }),
  ];
  expect(past.map((each) => answer(one, each, ORIGIN))).toEqual(past.map(() => null));
});

test('without network the same place is opened in a language that is there', async () => {
  const one = await shell('one');
  await store(one, ['/ar/'], { withScreens: false });
  asked.mockRejectedValueOnce(new TypeError('failed'));
  const redirect = vi.spyOn(Response, 'redirect').mockImplementation((to) => new Response(`→ ${String(to)}`));
  expect(await textOf(answer(one, request('/de/appointments'), ORIGIN))).toBe('→ /ar/appointments');
  expect(redirect).toHaveBeenCalledTimes(1);
});

test('a screen that is not kept yet is kept when it is used', async () => {
  const one = await shell('one');
  expect(await textOf(answer(one, request('/assets/1/book.js', { mode: 'cors' }), ORIGIN))).toBe('book()');
  asked.mockClear();
  expect(await textOf(answer(one, request('/assets/1/book.js', { mode: 'cors' }), ORIGIN))).toBe('book()');
  expect(asked.mock.calls).toEqual([]);
});

test('the build before stays for open windows; older ones go; foreign caches stay; with several windows nothing goes', async () => {
  const three = await shell('three');
  for (const name of ['other-app', 'lotse-shell-one', 'lotse-shell-two', cacheName(three)]) await caches.open(name);
  await clean(three, 2);
  expect(await caches.keys()).toEqual(['other-app', 'lotse-shell-one', 'lotse-shell-two', 'lotse-shell-three']);
  await clean(three, 1);
  expect(await caches.keys()).toEqual(['other-app', 'lotse-shell-two', 'lotse-shell-three']);
});
