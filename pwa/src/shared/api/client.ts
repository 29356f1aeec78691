/** Talks to the server: one language, one time limit, one kind of error. */
import { signal } from '@preact/signals';
import { language } from '../i18n';
import { ApiError, NetworkError } from './errors';
import type { paths } from './schema.gen';

type Filled<Path> = Path extends `${infer Start}{${string}}${infer End}` ? `${Start}${string}${Filled<End>}` : Path;
/** A path that the server knows, below /api; `{id}` stands for anything. */
export type ApiPath = keyof paths extends infer Path ? (Path extends `/api${infer Below}` ? Filled<Below> : never) : never;

/** Longer than this on a phone means: no network. */
const TIME_LIMIT = 12_000;

export interface Options {
  readonly query?: Readonly<Record<string, string | number | null | undefined>>;
  readonly body?: unknown;
  /** Makes a repeated send harmless: one key per intention, made with `newKey()` before the first try. */
  readonly key?: string;
  readonly limit?: number;
}

/** The token that bootstrap handed out; it changes at sign-in. */
export const csrfToken = signal('');
/** Called with every refusal; the session watches for 401. */
export const onRefusal: { current: (error: ApiError) => void } = { current: () => undefined };
/** Brings the token: before a write that comes earlier than bootstrap, and after another window has changed it. */
export const bringToken: { current: () => Promise<void> } = { current: () => Promise.resolve() };

/** A fresh Idempotency-Key. */
export function newKey(): string {
  return crypto.randomUUID?.() ?? keyFromRandom(crypto.getRandomValues(new Uint8Array(16)));
}

/** Older browsers lack randomUUID: RFC 9562, version 4. */
function keyFromRandom(bytes: Uint8Array): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** GET below /api: `get<Slots>('/slots', { query: { topic: 3 } })`. */
export function get<T>(path: ApiPath, options: Options = {}): Promise<T> {
  return send<T>('GET', path, options);
}

/** POST below /api: `post<Appointment>('/appointments', { body, key })`. */
export function post<T = void>(path: ApiPath, options: Options = {}): Promise<T> {
  return send<T>('POST', path, options);
}

/** Any method; resolves with the answer's JSON, rejects with ApiError or NetworkError. */
export async function send<T>(method: string, path: ApiPath, options: Options): Promise<T> {
  if (method === 'GET') return ask<T>(method, path, options);
  if (csrfToken.value === '') await bringToken.current();
  try {
    return await ask<T>(method, path, options);
  } catch (error) {
    // The server has not looked at the body yet: sending it once more is harmless.
    if (!(error instanceof ApiError) || error.code !== 'csrf_failed') throw error;
    await bringToken.current();
    return ask<T>(method, path, options);
  }
}

async function ask<T>(method: string, path: ApiPath, { query, body, key, limit = TIME_LIMIT }: Options): Promise<T> {
  const headers: Record<string, string> = { 'Accept-Language': language.value.code };
  if (method !== 'GET') headers['X-CSRFToken'] = csrfToken.value;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const init: RequestInit = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return read<T>(await withLimit((abort) => fetch(`/api${path}${queryString(query)}`, { ...init, signal: abort }), limit));
}

/** The JSON of an answer, or the error it tells of. */
export async function read<T>(answer: Response): Promise<T> {
  const body: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => ({}));
  if (answer.ok) return body as T;
  const error = new ApiError(answer.status, (body ?? {}) as Record<string, unknown>);
  onRefusal.current(error);
  throw error;
}

/** Gives up after a while: a dead network never answers at all. */
export async function withLimit(start: (signal: AbortSignal) => Promise<Response>, limit: number): Promise<Response> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), limit);
  try {
    return await start(abort.signal);
  } catch {
    throw new NetworkError();
  } finally {
    clearTimeout(timer);
  }
}

function queryString(query: Options['query']): string {
  const entries = Object.entries(query ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const search = new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
  return search && `?${search}`;
}
