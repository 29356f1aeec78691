/** How a request of the app is answered. Everything that is not the shell goes to the network untouched. */
import { cacheName, documentKey, documentOf, fileKey, fresh, fromAnyCache, inAnyCache, keptDocuments, type Shell } from './shell';

/** The answer, or null when the worker keeps out of it: data, writes, downloads, other servers. */
export function answer(shell: Shell, request: Request, origin: string): Promise<Response> | null {
  const { origin: at, pathname } = new URL(request.url);
  if (request.method !== 'GET' || at !== origin) return null;
  if (request.mode === 'navigate') return documentOf(shell, pathname) || pathname === '/' ? page(shell, request, pathname) : null;
  return /\/assets\/|-later\.json$/.test(pathname) ? screen(shell, request, pathname) : null;
}

/** A page: this build's document from the cache, without asking the network at all. */
async function page(shell: Shell, request: Request, path: string): Promise<Response> {
  const found = documentOf(shell, path);
  const kept = found && (await fromAnyCache(documentKey(found.app, found.document)));
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    return (await otherLanguage(shell, path)) ?? Promise.reject(error as Error);
  }
}

/** Without network: the same place in a language that is there. */
async function otherLanguage(shell: Shell, path: string): Promise<Response | undefined> {
  const wanted = documentOf(shell, path);
  const prefix = wanted?.app.prefix ?? '';
  for (const document of await keptDocuments()) {
    const found = documentOf(shell, document);
    if (found?.app.prefix !== prefix || document === wanted?.document) continue;
    const rest = wanted ? path.slice(wanted.document.length) : '';
    return Response.redirect(document + rest);
  }
  return undefined;
}

/** A further screen or its sentences: from the cache, also for a window of another build, else from the network and kept. */
async function screen(shell: Shell, request: Request, path: string): Promise<Response> {
  const key = fileKey(shell, path);
  const kept = await (key ? fromAnyCache(key) : inAnyCache((url) => new URL(url).pathname === path));
  if (kept) return kept;
  if (!key) return fetch(request);
  try {
    const fetched = await fresh(key);
    await (await caches.open(cacheName(shell))).put(key, fetched.clone());
    return fetched;
  } catch {
    // The server has a newer build by now: what it has there fits as well.
    return fetch(request);
  }
}
