/** The texts of the page's language. The document brings the first ones along (see whole.ts); a switch fetches another. */
import { computed, signal } from '@preact/signals';
import { LANGUAGES, type Language, type LanguageCode } from './languages.gen';

export interface DateNames {
  readonly months: readonly string[];
  readonly alone: readonly string[];
  readonly shortMonths: readonly string[];
  /** From Monday. */
  readonly weekdays: readonly string[];
  readonly shortWeekdays: readonly string[];
  readonly dayMonth: string;
  readonly weekdayDayMonth: string;
  readonly dayMonthYear: string;
  readonly solarMonths?: readonly string[];
}

export interface Catalogue {
  readonly language: LanguageCode;
  readonly messages: readonly (string | readonly string[])[];
  /** Not there yet in the part that the document brings. */
  readonly dates?: DateNames;
  /** In a part: where the rest lies. */
  readonly later?: string;
}

export type Values = Readonly<Record<string, string | number>>;

/** The catalogue in use; every text that was rendered from it follows when it changes. */
export const catalogue = signal<Catalogue>(embedded() ?? { language: 'de', messages: [] });

/** The language in use. */
export const language = computed<Language>(() => languageOf(catalogue.value.language) ?? LANGUAGES[0]!);

/** The table row of a code, if we speak it. */
export function languageOf(code: string): Language | undefined {
  return LANGUAGES.find((row) => row.code === code);
}

function embedded(): Catalogue | null {
  const text = document.getElementById('catalogue')?.textContent;
  return text ? (JSON.parse(text) as Catalogue) : null;
}
