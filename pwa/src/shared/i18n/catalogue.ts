/** The texts of the page's language. The document brings the first catalogue along; a switch fetches another. */
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
  readonly dates: DateNames;
}

export type Values = Readonly<Record<string, string | number>>;

const GERMAN: DateNames = {
  months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  alone: [],
  shortMonths: [],
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  shortWeekdays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  dayMonth: '{d}. {m}',
  weekdayDayMonth: '{w}, {d}. {m}',
  dayMonthYear: '{d}. {m} {y}',
};

/** German names stand beside the own ones wherever something must match a letter or a door sign. */
export const germanDates = GERMAN;

/** The catalogue in use; every text that was rendered from it follows when it changes. */
export const catalogue = signal<Catalogue>(embedded() ?? { language: 'de', messages: [], dates: GERMAN });

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
