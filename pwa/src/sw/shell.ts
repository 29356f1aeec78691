/** What belongs to the app's shell, and how a whole build of it comes into the phone or not at all. */

export interface AppShell {
  /** '' for residents, '/staff' for staff. */
  readonly prefix: string;
  /** Path of each language's document → first ten digits of its SHA-256. */
  readonly documents: Readonly<Record<string, string>>;
  /** Path of each language's document → its further sentences as "path?hash", where they are a file of their own. */
  readonly texts: Readonly<Record<string, string>>;
  /** The further screens, each as "path?hash". */
  readonly chunks: readonly string[];
}

export interface Shell {
  readonly build: string;
  readonly apps: readonly AppShell[];
}

/** Every cache of this worker starts so; others on this address are left alone. */
export const CACHE_PREFIX = 'lotse-shell-';
const HASH_DIGITS = 10;

/** The cache of one build. */
export function cacheName(shell: Shell): string {
  return CACHE_PREFIX + shell.build;
}

/** The app and document that a path belongs to; null for everything that is not a page of the app. */
export function documentOf(shell: Shell, path: string): { app: AppShell; document: string } | null {
  for (const app of shell.apps) {
    const language = path.startsWith(`${app.prefix}/`) ? path.slice(app.prefix.length + 1).split('/')[0] : '';
    const document = `${app.prefix}/${language}/`;
    if (Object.hasOwn(app.documents, document)) return { app, document };
  }
  return null;
}

/** Where a document lies in a cache: "path?hash". The hash tells builds apart, so what is unchanged is never fetched again. */
export function documentKey(app: AppShell, document: string): string {
  return `${document}?${app.documents[document]}`;
}

/** Where a screen or sentences of this build lie in a cache; null for everything else. */
export function fileKey(shell: Shell, path: string): string | null {
  const keys = shell.apps.flatMap(({ chunks, texts }) => [...chunks, ...Object.values(texts)]);
  return keys.find((key) => key.startsWith(`${path}?`)) ?? null;
}

/** The documents that lie in older caches: languages that are in use on this phone. */
export async function keptDocuments(): Promise<string[]> {
  const kept = new Set<string>();
  for (const name of await ownCaches()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname, search } = new URL(url);
      if (search && pathname.endsWith('/')) kept.add(pathname);
    }
  }
  return [...kept];
}

/** Names of this worker's caches, oldest first. */
export async function ownCaches(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
}

/**
 * Brings documents and the screens and sentences of their apps into the cache of this build. What an older build has already is
 * copied. Either everything is there afterwards or the cache is as it was.
 */
export async function store(shell: Shell, paths: readonly string[], { withScreens }: { withScreens: boolean }): Promise<void> {
  const found = paths.map((path) => documentOf(shell, path)).filter((entry) => entry !== null);
  const keys = new Set(found.map(({ app, document }) => documentKey(app, document)));
  if (withScreens) for (const { app, document } of found) [...app.chunks, app.texts[document]].forEach((path) => path && keys.add(path));
  const answers = await Promise.all([...keys].map(async (key) => [key, (await fromAnyCache(key)) ?? (await fresh(key))] as const));
  const cache = await caches.open(cacheName(shell));
  await Promise.all(answers.map(([key, answer]) => cache.put(key, answer)));
}

/** What lies under a key in any of our caches, the newest first; the same file may have had another address before. */
export async function fromAnyCache(key: string): Promise<Response | undefined> {
  const file = key.slice(key.lastIndexOf('/'));
  return (await inAnyCache((url) => url.endsWith(key))) ?? inAnyCache((url) => url.endsWith(file));
}

/** What lies in any of our caches at an address that fits, the newest first. */
export async function inAnyCache(fits: (url: string) => boolean): Promise<Response | undefined> {
  for (const name of (await ownCaches()).reverse()) {
    const cache = await caches.open(name);
    const found = (await cache.keys()).find(({ url }) => fits(url));
    if (found) return cache.match(found.url);
  }
  return undefined;
}

/** Fetches one file of the shell, without cookies, and makes sure that it is of this build. */
export async function fresh(key: string): Promise<Response> {
  const [path = '', hash] = key.split('?');
  const answer = await fetch(path, { cache: 'no-cache', credentials: 'omit', redirect: 'error' });
  if (!isKeepable(answer)) throw new Error(`${path} cannot be kept: ${answer.status}`);
  if (hash && (await hashOf(answer.clone())) !== hash) throw new Error(`${path} is of another build`);
  return answer;
}

/** Only whole, direct answers of our own server are kept: no redirects, no errors, no parts, no downloads. */
export function isKeepable(answer: Response): boolean {
  return answer.status === 200 && !answer.redirected && answer.type !== 'opaque' && !answer.headers.has('Content-Disposition');
}

async function hashOf(answer: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await answer.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('').slice(0, HASH_DIGITS);
}

/**
 * Takes old builds away. The one before stays, for a window that still runs it; while several windows are open
 * nothing is taken away at all, since each may run another build.
 */
export async function clean(shell: Shell, windows: number): Promise<void> {
  if (windows > 1) return;
  const others = (await ownCaches()).filter((name) => name !== cacheName(shell));
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}
