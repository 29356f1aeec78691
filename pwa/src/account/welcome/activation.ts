/** From the checked card to the signed-in phone: the PIN chosen twice, then one request that may be repeated. */
import { signal } from '@preact/signals';
import { type Bootstrap, post } from '../../shared/api';
import { language } from '../../shared/i18n';
import { wipe } from '../../shared/offline';
import { enter, session } from '../../shared/session';
import { cardWords, checkedCard, forgetCard } from './card';

export type PinKind = 'digits' | 'pictures';

export const pinKind = signal<PinKind>('pictures');
/** The first of the two; only ever in memory. */
export const firstPin = signal('');
/** Why the PIN has to be chosen once more. */
export const pinComplaint = signal('');

/** Starts the choice of a PIN from the beginning. */
export function choosePin(kind: PinKind): void {
  pinKind.value = kind;
  firstPin.value = '';
  pinComplaint.value = '';
}

/** Signs this phone in with a new PIN. The same card and PIN again give the same answer: a lost one is no harm. */
export function activate(pin: string): Promise<void> {
  return signIn({ pin, pin_kind: pinKind.value });
}

/** Signs this phone in with the PIN the person has and keeps. */
export function activateWithPresentPin(pin: string): Promise<void> {
  return signIn({ present_pin: pin });
}

async function signIn(pin: { pin: string; pin_kind: PinKind } | { present_pin: string }): Promise<void> {
  const body = { ...cardWords.value, ...pin, language: language.value.code, device_label: deviceLabel(navigator.userAgent) };
  const bootstrap = await post<Bootstrap>('/activation', { body });
  // What another person left on this phone must not be seen by the next.
  if (session.value?.viewer?.id !== bootstrap.viewer?.id) await wipe();
  firstPin.value = '';
  forgetCard();
  await enter(bootstrap);
}

/** Whose phone this is until now, if it is somebody else's. */
export function signedInBefore(): string {
  const before = session.value?.viewer?.call_me ?? '';
  return before === checkedCard.value?.call_me ? '' : before;
}

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS/, 'Mac'], [/Linux/, 'Linux'],
];
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/SamsungBrowser/, 'Samsung Internet'], [/Edg/, 'Edge'], [/OPR/, 'Opera'], [/Firefox|FxiOS/, 'Firefox'], [/Chrome|CriOS/, 'Chrome'], [/Safari/, 'Safari'],
];

/** "Android · Chrome": enough for a person to know the own phone again. */
export function deviceLabel(agent: string): string {
  const name = (table: typeof SYSTEMS): string => table.find(([sign]) => sign.test(agent))?.[1] ?? '';
  return [name(SYSTEMS), name(BROWSERS)].filter(Boolean).join(' · ');
}
