/** The card that somebody holds in the hand: its secret from the address, or its code, and whose it is. */
import { signal } from '@preact/signals';
import { post } from '../../shared/api';
import { onForget } from '../../shared/offline';
import type { PinKind } from './pin_choice';

export type CardWords = { readonly secret: string } | { readonly code: string };

export interface CheckedCard {
  readonly call_me: string;
  readonly language: string;
  readonly pin_exists: boolean;
  /** The PIN the person has is asked for, of this kind; null: a new one is chosen. */
  readonly needs_pin: PinKind | null;
  readonly expires_at: string;
  /** It opened the door moments ago: the same PIN brings the same person in again. */
  readonly just_used: boolean;
}

/** A scanned card outlives a reload, in this window only; ten minutes are enough to choose a PIN, with questions. */
const KEPT = 'lotse.card';
const KEPT_FOR = 10 * 60_000;

interface KeptCard {
  readonly words: CardWords;
  /** Milliseconds of the clock. */
  readonly since: number;
}

let since = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
const words = signal<CardWords | null>(null);
const card = signal<CheckedCard | null>(null);
const problem = signal<unknown>(null);

export const cardWords = words;
export const checkedCard = card;
export const cardProblem = problem;

/** Takes the secret out of the address before anybody can read or share it. */
export function takeSecret(): void {
  const secret = location.pathname.endsWith('/card') ? location.hash.slice(1) : '';
  if (secret === '') return;
  history.replaceState(history.state, '', location.pathname + location.search);
  setWords({ secret });
}

/** Reads the card; afterwards either the card or a problem is there. */
export async function checkCard(chosen: CardWords): Promise<void> {
  setWords(chosen);
  try {
    const found = await post<CheckedCard>('/activation/check', { body: chosen });
    if (words.value === chosen) card.value = found;
  } catch (error) {
    if (words.value === chosen) problem.value = error;
  }
}

/** Lays the card aside. */
export function forgetCard(): void {
  words.value = null;
  card.value = null;
  problem.value = null;
  clearTimeout(timer);
  keep(null);
}

/**
 * Brings back a card that was scanned before a reload. Who comes to this page any other way, as by its address or by
 * opening a closed window again, may be the next person at this phone: the card is gone then.
 */
export function recallCard(): void {
  if (words.value) return;
  const kept = readKept();
  const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (!kept || arrival?.type !== 'reload' || Date.now() - kept.since >= KEPT_FOR) return forgetCard();
  words.value = kept.words;
  startClock(kept.since);
}

function readKept(): KeptCard | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as KeptCard | null;
  } catch {
    return null; // Storage is blocked: the card has to be scanned again.
  }
}

function startClock(from: number): void {
  since = from;
  clearTimeout(timer);
  timer = setTimeout(forgetIfOld, Math.max(0, from + KEPT_FOR - Date.now()));
}

/** The clock of a sleeping phone stands still, so this is also asked when the page is seen again. */
function forgetIfOld(): void {
  if (words.value && Date.now() - since >= KEPT_FOR) forgetCard();
}

function setWords(chosen: CardWords): void {
  words.value = chosen;
  card.value = null;
  problem.value = null;
  startClock(Date.now());
  keep({ words: chosen, since });
}

function keep(kept: KeptCard | null): void {
  try {
    if (kept) sessionStorage.setItem(KEPT, JSON.stringify(kept));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Storage is blocked: the card lives as long as the page.
  }
}

takeSecret();
addEventListener('hashchange', takeSecret);
document.addEventListener('visibilitychange', forgetIfOld);
// A page that the browser had put aside and shows again with the back button: somebody left it.
addEventListener('pageshow', ({ persisted }) => persisted && forgetCard());
onForget(forgetCard);
