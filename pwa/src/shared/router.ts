/** Paths and screens. The language is the first part of every path; the rest is the same in all languages. */
import { type ComponentType } from 'preact';
import { computed, signal } from '@preact/signals';
import { language } from './i18n';

declare const APP_PREFIX: '' | '/staff';

export type Params = Readonly<Record<string, string>>;
export type ScreenType = ComponentType<{ params: Params }>;
export type Loader = () => Promise<{ default: ScreenType }>;

export interface Route {
  /** "/appointments/:id"; parts with a colon become `params`. */
  readonly path: string;
  /** A screen of the first document, or one that is fetched when it is opened. */
  readonly screen?: ScreenType;
  readonly load?: Loader;
  /** May be opened without being signed in. */
  readonly open?: boolean;
}

export interface Match {
  readonly route: Route;
  readonly params: Params;
}

const place = signal(withoutLanguage());
const moves = signal(0);

/** Path within the app, without the language: "/appointments". */
export const path = computed(() => place.value);
/** How often somebody went somewhere: 0 on the first screen, whose heading is not focused by force. */
export const moved = computed(() => moves.value);

/** The address of a place in the app, for links: "/ar/appointments". */
export function href(to: string): string {
  return `${APP_PREFIX}/${language.value.code}${to}`;
}

/** Goes somewhere; `replace` when going back must not return here. */
export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState({ depth: depth() }, '', href(to));
  else history.pushState({ depth: depth() + 1 }, '', href(to));
  arrive();
}

/** One step back if there is one within the app, else to the given place. */
export function back(otherwise = '/'): void {
  if (depth() > 0) history.back();
  else navigate(otherwise, { replace: true });
}

/** The route of a path, with what its parts hold. */
export function match(routes: readonly Route[], at: string): Match | null {
  for (const route of routes) {
    const params = paramsOf(route.path.split('/'), at.split('/'));
    if (params) return { route, params };
  }
  return null;
}

/** Follows the back button and plain links from now on. */
export function startRouter(): void {
  addEventListener('popstate', arrive);
  addEventListener('click', followLink);
}

function paramsOf(pattern: string[], parts: string[]): Params | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const value = parts[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || wantsNewWindow(event)) return;
  const link = (event.target as Element | null)?.closest?.('a[href]');
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return;
  const start = href('');
  if (link.origin !== location.origin || !(link.pathname === start || link.pathname.startsWith(`${start}/`))) return;
  event.preventDefault();
  navigate(link.pathname.slice(start.length) + link.search + link.hash || '/');
}

function wantsNewWindow(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

function arrive(): void {
  place.value = withoutLanguage();
  // A step back may lead to an entry from before the language was changed.
  const spoken = `${APP_PREFIX}/${language.value.code}/`;
  if (!location.pathname.startsWith(spoken)) history.replaceState(history.state, '', href(place.value) + location.search + location.hash);
  moves.value += 1;
}

function depth(): number {
  const state = history.state as { depth?: number } | null;
  return state?.depth ?? 0;
}

/** The place within the app that an address leads to: "/ar/appointments" → "/appointments". */
export function withoutLanguage(address = location.pathname): string {
  const rest = address.slice(APP_PREFIX.length).split('/').slice(2).join('/');
  return `/${rest.replace(/\/$/, '')}`;
}
