/** How a request of the app is answered. Everything that is not the shell goes to the network untouched. */
import { cacheName, documentKey, documentOf, fromAnyCache, isKeepable, keptDocuments, type Shell } from './shell';

/** The answer, or null when the worker keeps out of it: data, writes, downloads, other servers. */
export function answer(shell: Shell, request: Request, origin: string): Promise<Response> | null {
  const { origin: at, pathname } = new URL(request.url);
  if (request.method !== 'GET' || at !== origin) return null;
  if (request.mode === 'navigate') return documentOf(shell, pathname) || pathname === '/' ? page(shell, request, pathname) : null;
  return /\/assets\/|\/catalogues\/[\w-]+\.json$/.test(pathname) ? screen(shell, request, pathname) : null;
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

/** A further screen or its sentences: from the cache of whichever build it is of, else from the network and kept. */
async function screen(shell: Shell, request: Request, path: string): Promise<Response> {
  const kept = await fromAnyCache(path);
  if (kept) return kept;
  const fetched = await fetch(request);
  if (isKeepable(fetched)) {
    const cache = await caches.open(cacheName(shell));
    await cache.put(path, fetched.clone());
  }
  return fetched;
}
