/** Texts, dates and languages: all that a screen needs. */
export { catalogue, language, languageOf, type Values } from './catalogue';
export { LANGUAGES, type Language, type LanguageCode } from './languages.gen';
export { isolate, listed, nt, pt, t } from './text';
export { applyLanguage, switchLanguage } from './switch';
export {
  clockTime, dateNames, dayOf, fullDate, germanShortWeekday, germanWeekday, local, longDate, longDay, mondayOf, monthAndYear, plusDays,
  shortDate, shortMonth, shortWeekday, solarDate, today, weekday, wholeTime, ZONE,
} from './dates';
