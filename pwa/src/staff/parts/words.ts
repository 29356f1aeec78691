/** Words that several screens share: names of languages and of states. */
import type { Appointment } from '../../shared/api';
import { languageOf, listed, t } from '../../shared/i18n';
import type { AbsenceReason, Inhabitant } from '../shapes';

const LANGUAGE_NAMES: Readonly<Record<string, () => string>> = {
  de: () => t('Deutsch'), ar: () => t('Arabisch'), tr: () => t('Türkisch'), prs: () => t('Dari'),
  kmr: () => t('Kurmandschi'), uk: () => t('Ukrainisch'), ru: () => t('Russisch'), en: () => t('Englisch'),
  ps: () => t('Paschtu'), fa: () => t('Farsi'), so: () => t('Somali'), ti: () => t('Tigrinya'),
  fr: () => t('Französisch'), ckb: () => t('Sorani'), ka: () => t('Georgisch'),
};

/** "Arabisch" in the page's language; for a language we have no name for, its own. */
export function languageName(code: string): string {
  return LANGUAGE_NAMES[code]?.() ?? languageOf(code)?.ownName ?? code;
}

/** "Arabisch, Englisch" */
export function languageNames(codes: readonly string[]): string {
  return listed(codes.map(languageName));
}

/** "A. H." – how a person appears in the calendar. */
export function shortName(initials: string): string {
  return [...initials].map((letter) => `${letter}.`).join(' ');
}

/** "Amina H." – how a person appears in lists beside the calendar. */
export function calledName(name: string): string {
  const [first = '', ...rest] = name.split(/\s+/);
  const last = rest.at(-1);
  return last ? `${first} ${[...last][0]}.` : first;
}

/** What became of an appointment. */
export function statusName(status: Appointment['status']): string {
  const names: Record<Appointment['status'], () => string> = {
    booked: () => t('Gebucht'),
    handover: () => t('Vertretung gesucht'),
    cancelled_by_resident: () => t('Von der Person abgesagt'),
    cancelled_by_service: () => t('Von uns abgesagt'),
    excused: () => t('Entschuldigt'),
    no_show: () => t('Nicht gekommen'),
    fulfilled: () => t('War da'),
  };
  return names[status]();
}

/** Why a worker is not there. */
export function absenceName(reason: AbsenceReason): string {
  const names: Record<AbsenceReason, () => string> = {
    ill: () => t('Krank'), away: () => t('Abwesend'), training: () => t('Fortbildung'), outside: () => t('Außentermin'),
  };
  return names[reason]();
}

/** How the service explains a cancellation. */
export const CANCEL_REASONS: readonly { code: string; text: () => string }[] = [
  { code: 'ill', text: () => t('Ich bin krank') },
  { code: 'away', text: () => t('Ich bin nicht da') },
  { code: 'house_closed', text: () => t('Das Haus ist geschlossen') },
  { code: 'other', text: () => t('Anderer Grund') },
];

/** Why the service cancelled, as staff read it; empty when no reason is known. */
export function cancelReasonName(code: string): string {
  if (code === 'moved_out') return t('Person ist ausgezogen');
  return CANCEL_REASONS.find((each) => each.code === code)?.text() ?? '';
}

/** Whether somebody has a card that works. */
export function cardName(state: Inhabitant['card']['state']): string {
  const names = { none: () => t('Keine Karte'), live: () => t('Karte gedruckt'), used: () => t('App ist eingerichtet') };
  return names[state]();
}

/** Preliminary or follow-up accommodation. */
export function phaseName(phase: 'VU' | 'AU'): string {
  return phase === 'VU' ? t('Vorläufige Unterbringung') : t('Anschlussunterbringung');
}
