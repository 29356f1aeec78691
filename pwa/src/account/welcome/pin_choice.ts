/** The PIN on its way from the card to the second time it is typed. */
import { signal } from '@preact/signals';
import { session } from '../../shared/session';
import { checkedCard } from './card';

export type PinKind = 'digits' | 'pictures';

export const pinKind = signal<PinKind>('pictures');
/** The first of the two; only ever in memory. */
export const firstPin = signal('');
/** Why the PIN has to be chosen once more. */
export const pinComplaint = signal('');

/** What everybody tries first; the server refuses the same (accounts/rules.py). */
export function isTooSimple(kind: PinKind, pin: string): boolean {
  const signs = kind === 'digits' ? [...pin] : pin.split('-');
  const steps = new Set(signs.slice(1).map((sign, index) => Number(sign) - Number(signs[index])));
  return (steps.size === 1 && Math.abs([...steps][0]!) < 2) || (kind === 'digits' && pin.startsWith('0101'));
}

/** Starts the choice of a PIN from the beginning. */
export function choosePin(kind: PinKind): void {
  pinKind.value = kind;
  firstPin.value = '';
  pinComplaint.value = '';
}

/** Whose phone this is until now, if it is somebody else's. */
export function signedInBefore(): string {
  const before = session.value?.viewer?.call_me ?? '';
  return before === checkedCard.value?.call_me ? '' : before;
}
