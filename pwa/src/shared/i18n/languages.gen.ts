// Written by `manage.py write_languages` from backend/lotse/core/languages.py. Do not edit.
export type LanguageCode = "de" | "ar" | "tr" | "prs" | "kmr" | "uk" | "ru" | "en" | "ps" | "fa" | "so" | "ti" | "fr" | "ckb" | "ka";

export interface Language {
  readonly code: LanguageCode;
  readonly ownName: string;
  readonly rtl: boolean;
  /** BCP 47, for `lang` attributes. */
  readonly tag: string;
  /** Tag of a reading voice; empty where no phone has one. */
  readonly speech: string;
  /** Every text is translated; otherwise German stands in, marked. */
  readonly complete: boolean;
  readonly forms: number;
  readonly plural: (n: number) => number;
}

const plural0 = (n: number): number => +(n !== 1);
const plural1 = (n: number): number => +(n===0 ? 0 : n===1 ? 1 : n===2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);
const plural2 = (n: number): number => +(n > 1);
const plural3 = (n: number): number => +(n%10===1 && n%100!==11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);

/** In order of need. */
export const LANGUAGES: readonly Language[] = [
  { code: "de", ownName: "Deutsch", rtl: false, tag: "de", speech: "de", complete: true, forms: 2, plural: plural0 },
  { code: "ar", ownName: "العربية", rtl: true, tag: "ar", speech: "ar", complete: true, forms: 6, plural: plural1 },
  { code: "tr", ownName: "Türkçe", rtl: false, tag: "tr", speech: "tr", complete: true, forms: 2, plural: plural0 },
  { code: "prs", ownName: "دری", rtl: true, tag: "fa-AF", speech: "fa", complete: false, forms: 2, plural: plural2 },
  { code: "kmr", ownName: "Kurmancî", rtl: false, tag: "kmr", speech: "ku", complete: false, forms: 2, plural: plural0 },
  { code: "uk", ownName: "Українська", rtl: false, tag: "uk", speech: "uk", complete: true, forms: 3, plural: plural3 },
  { code: "ru", ownName: "Русский", rtl: false, tag: "ru", speech: "ru", complete: false, forms: 3, plural: plural3 },
  { code: "en", ownName: "English", rtl: false, tag: "en", speech: "en", complete: true, forms: 2, plural: plural0 },
  { code: "ps", ownName: "پښتو", rtl: true, tag: "ps", speech: "", complete: false, forms: 2, plural: plural0 },
  { code: "fa", ownName: "فارسی", rtl: true, tag: "fa", speech: "fa", complete: true, forms: 2, plural: plural2 },
  { code: "so", ownName: "Soomaali", rtl: false, tag: "so", speech: "", complete: false, forms: 2, plural: plural0 },
  { code: "ti", ownName: "ትግርኛ", rtl: false, tag: "ti", speech: "", complete: false, forms: 2, plural: plural2 },
  { code: "fr", ownName: "Français", rtl: false, tag: "fr", speech: "fr", complete: true, forms: 2, plural: plural2 },
  { code: "ckb", ownName: "کوردیی ناوەندی", rtl: true, tag: "ckb", speech: "ckb", complete: false, forms: 2, plural: plural0 },
  { code: "ka", ownName: "ქართული", rtl: false, tag: "ka", speech: "ka", complete: false, forms: 2, plural: plural0 },
];
