/**
 * t(), nt() and pt(): every sentence for people. Written with the German text in quotes; the build replaces it by a
 * number in the catalogue. Placeholders are named, `{name}`, and what is put in is isolated: a room number in an Arabic
 * sentence keeps its own direction.
 */
import { catalogue, language, type Values } from './catalogue';

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
/** First sign of a German text that stands in for a missing translation. */
export const STAND_IN = '\u2063';

/** The text in the page's language. */
export function t(german: string, values?: Values): string {
  return single(german, values);
}

/** The text for a counted thing; `{count}` is filled by itself. */
export function nt(one: string, many: string, count: number, values?: Values): string {
  const text = lookUp(one, many);
  const form = typeof text === 'string' ? text : text[formOf(text, count)];
  return fill(form ?? '', { count, ...values });
}

/** The text of a word that means different things in different places; the first argument says where. */
export function pt(context: string, german: string, values?: Values): string {
  // The build turns pt('context', 'text') into pt(12, 0): the number then stands in the first place.
  return single(typeof (context as unknown) === 'number' ? context : german, values);
}

/** Puts direction marks round something that is set into a sentence by hand. */
export function isolate(value: string | number): string {
  return `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}`;
}

/** "Arabisch, Englisch": names one after the other, with the comma of the page's script. */
export function listed(names: readonly string[]): string {
  return names.map(isolate).join(language.value.rtl ? '، ' : ', ');
}

function single(german: string, values?: Values): string {
  const text = lookUp(german);
  return fill(typeof text === 'string' ? text : (text[0] ?? ''), values);
}

function lookUp(one: unknown, many?: unknown): string | readonly string[] {
  if (typeof one === 'number') return catalogue.value.messages[one] ?? '';
  // Only in unit tests, which run without the build's numbering.
  return typeof many === 'string' ? [one as string, many] : (one as string);
}

function formOf(forms: readonly string[], count: number): number {
  const isGerman = forms[0]?.startsWith(STAND_IN) ?? false;
  return isGerman ? Number(count !== 1) : language.value.plural(count);
}

function fill(text: string, values?: Values): string {
  if (!values) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : isolate(value);
  });
}
