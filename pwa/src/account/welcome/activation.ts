/** From the checked card to the signed-in phone: one request that may be repeated. */
import { type Bootstrap, post } from '../../shared/api';
import { deviceLabel } from '../../shared/device_label';
import { language } from '../../shared/i18n';
import { wipe } from '../../shared/offline';
import { enter, session } from '../../shared/session';
import { cardWords, forgetCard } from './card';
import { firstPin, type PinKind, pinKind } from './pin_choice';

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
