/** The card that somebody holds in the hand: its secret from the address, or its code, and whose it is. */
import { signal } from '@preact/signals';
import { post } from '../../shared/api';

export type CardWords = { readonly secret: string } | { readonly code: string };

export interface CheckedCard {
  readonly call_me: string;
  readonly language: string;
  readonly pin_exists: boolean;
  readonly expires_at: string;
  /** It opened the door moments ago: the same PIN brings the same person in again. */
  readonly just_used: boolean;
}

/** A scanned card outlives a reload, for this window only and until it is used. */
const KEPT = 'lotse.card';
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
  keep(null);
}

/** Brings back a card that was scanned before a reload. */
export function recallCard(): void {
  if (words.value) return;
  try {
    const kept = sessionStorage.getItem(KEPT);
    if (kept) words.value = JSON.parse(kept) as CardWords;
  } catch {
    // Storage is blocked: the card has to be scanned again.
  }
}

function setWords(chosen: CardWords): void {
  words.value = chosen;
  card.value = null;
  problem.value = null;
  keep(chosen);
}

function keep(chosen: CardWords | null): void {
  try {
    if (chosen) sessionStorage.setItem(KEPT, JSON.stringify(chosen));
    else sessionStorage.removeItem(KEPT);
  } catch {
    // Storage is blocked: the card lives as long as the page.
  }
}

takeSecret();
addEventListener('hashchange', takeSecret);
