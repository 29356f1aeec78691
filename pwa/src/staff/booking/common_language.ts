/** Whether worker and resident understand each other. */
import { languageOf } from '../../shared/i18n';
import { session } from '../../shared/session';
import type { Person } from '../shapes';

/** The language to interpret when the two have none in common; empty when they have, or when a language is not known. */
export function neededInterpreter({ speaks }: Person): string {
  const mine = session.value?.staff?.languages ?? [];
  if (mine.length === 0 || speaks.some((code) => mine.includes(code))) return '';
  return speaks.find((code) => languageOf(code)) ?? '';
}
