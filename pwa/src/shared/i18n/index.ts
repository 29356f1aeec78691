/** Texts, dates and languages: all that a screen needs. */
export { catalogue, language, languageOf, type Values } from './catalogue';
export { LANGUAGES, type Language, type LanguageCode } from './languages.gen';
export { isolate, nt, pt, t } from './text';
export { applyLanguage, switchLanguage } from './switch';
export * from './dates';
