/** Turns a PO catalogue into the array that the app looks its texts up in. */
import { existsSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Language } from '../src/shared/i18n/languages.gen.ts';
import type { Message } from './messages.ts';
import { type App, LOCALES, SRC } from './paths.ts';
import { type Entry, keyOf, readPo } from './po.ts';

/** First sign of a German text that stands in for a missing one; the app marks it as German and drops the sign. */
export const STAND_IN = '\u2063';

export type Text = string | readonly string[];

export interface Catalogue {
  readonly language: string;
  readonly messages: readonly Text[];
  /** Not in a part. */
  readonly dates?: unknown;
  /** In a part: where the rest lies. */
  readonly later?: string;
}

export interface Compiled {
  readonly catalogue: Catalogue;
  /** What keeps a complete language from being complete. */
  readonly missing: readonly string[];
}

const DATES = JSON.parse(readFileSync(join(SRC, 'shared/i18n/dates.gen.json'), 'utf8')) as Record<string, unknown>;
const PLACEHOLDER = /\{(\w+)\}/g;

/** The catalogue of one language for one app; throws on a wrong translation, reports missing ones. */
export function compile(app: App, language: Language, messages: readonly Message[]): Compiled {
  const entries = app.domains.map((domain) => readDomain(language.code, domain));
  const missing: string[] = [];
  const texts = messages.map((message) => {
    const german = message.plural === '' ? message.id : [message.id, message.plural];
    if (language.code === 'de') return german;
    const key = keyOf(message.context, message.id);
    const entry = entries.map((domain) => domain.get(key)).find((found) => found !== undefined);
    if (!entry || !isTranslated(entry)) {
      missing.push(`${language.code}: "${message.id}" (${message.where})`);
      return Array.isArray(german) ? german.map((text) => STAND_IN + text) : STAND_IN + german;
    }
    return checked(language, message, entry);
  });
  return { catalogue: { language: language.code, messages: texts, dates: DATES[language.code] }, missing };
}

/** What the document holds of a catalogue: its first texts, and where the others lie. */
export function partOf({ language, messages }: Catalogue, first: number, later: string): Catalogue {
  return { language, messages: messages.slice(0, first), later };
}

/** What a document lacks of a catalogue. */
export function laterOf({ messages, ...rest }: Catalogue, first: number): Catalogue {
  return { ...rest, messages: messages.slice(first) };
}

/** Same numbering, same texts to be found: a page may load another language's catalogue only under the same mark. */
export function numberingMark(messages: readonly Message[]): string {
  const keys = messages.map((message) => `${message.context}\u0004${message.id}`).join('\n');
  return createHash('sha256').update(keys).digest('hex').slice(0, 10);
}

function readDomain(code: string, domain: string): Map<string, Entry> {
  const path = join(LOCALES, code, 'LC_MESSAGES', `${domain}.po`);
  return existsSync(path) ? readPo(readFileSync(path, 'utf8')) : new Map();
}

function isTranslated(entry: Entry): boolean {
  return !entry.flags.includes('fuzzy') && entry.texts.length > 0 && entry.texts.every((text) => text !== '');
}

/** The entry's texts; throws when the number of forms or a placeholder is wrong. */
export function checked(language: Language, message: Message, entry: Entry): Text {
  const complain = (what: string): never => {
    throw new Error(`locales/${language.code}: "${message.id}" ${what}`);
  };
  const forms = message.plural === '' ? 1 : language.forms;
  if (entry.texts.length !== forms) complain(`has ${entry.texts.length} forms instead of ${forms}`);
  const wanted = placeholders(`${message.id} ${message.plural}`);
  for (const text of entry.texts) {
    const found = placeholders(text);
    const lost = [...wanted].filter((name) => !found.has(name) && !(message.plural !== '' && name === 'count'));
    const foreign = [...found].filter((name) => !wanted.has(name));
    if (lost.length > 0) complain(`has lost {${lost.join('}, {')}} in "${text}"`);
    if (foreign.length > 0) complain(`has {${foreign.join('}, {')}}, which the German text has not`);
  }
  return message.plural === '' ? entry.texts[0]! : entry.texts;
}

function placeholders(text: string): Set<string> {
  return new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1]!));
}
