/** Finds every t('…'), nt('…', '…', n) and pt('…', '…') and gives each German text a number. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, type Plugin } from 'vite';
import { firstFiles } from './first_files.ts';
import { type App, SRC, belongsTo } from './paths.ts';
import { keyOf } from './po.ts';

export interface Message {
  readonly context: string;
  readonly id: string;
  readonly plural: string;
  /** Where it was found first, for error messages. */
  readonly where: string;
}

interface Call {
  readonly message: Message;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** How many of the first arguments must be literals. */
const LITERALS: Readonly<Record<string, number>> = { t: 1, nt: 2, pt: 2 };
const SOURCE = /\.tsx?$/;
const NOT_SOURCE = /\.(test|gen|d)\.tsx?$/;

/** All calls in one file, in order; throws on an argument that is not a plain string. */
export function callsIn(file: string, source: string): Call[] {
  const parsed = parseSync(file, source);
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message}`);
  const calls: Call[] = [];
  walk(parsed.program as unknown as Node, (node) => {
    const callee = node['callee'] as Node | undefined;
    const name = callee?.type === 'Identifier' ? String(callee['name']) : '';
    if (node.type === 'CallExpression' && Object.hasOwn(LITERALS, name)) calls.push(readCall(node, name, file, source));
  });
  return calls.sort((a, b) => a.start - b.start);
}

function readCall(node: Node, name: string, file: string, source: string): Call {
  const where = `${file.slice(SRC.length + 1)}:${source.slice(0, node.start).split('\n').length}`;
  const wanted = (node['arguments'] as Node[]).slice(0, LITERALS[name]);
  const texts = wanted.map((argument) => argument['value']);
  if (wanted.length !== LITERALS[name] || !texts.every((text) => typeof text === 'string' && text !== '')) {
    throw new Error(`${where}: ${name}() takes plain strings in quotes, so that they can be translated`);
  }
  const [first, second] = texts as [string, string];
  const message = { t: { context: '', id: first, plural: '' }, nt: { context: '', id: first, plural: second }, pt: { context: first, id: second, plural: '' } }[name];
  if (!message) throw new Error(name);
  return { message: { ...message, where }, name, start: wanted[0]!.start, end: wanted.at(-1)!.end };
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) value.forEach((item) => isNode(item) && walk(item, visit));
    else if (isNode(value)) walk(value, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

/**
 * The numbered messages of one app: those that the document shows itself, then the others, each sorted, so that the same
 * sources always give the same numbers.
 */
export class Numbering {
  readonly messages: Message[] = [];
  /** How many of them stand in the document. */
  readonly first: number;
  readonly #numbers = new Map<string, number>();

  constructor(app: App) {
    const files = sourceFiles(SRC).filter((path) => belongsTo(app, path));
    const all = messagesIn(files);
    const shown = app.inside === '' ? new Set(files) : firstFiles(app.entry);
    const first = messagesIn(files.filter((file) => shown.has(file)));
    const later = [...all.keys()].filter((key) => !first.has(key));
    for (const key of [...[...first.keys()].sort(), ...later.sort()]) this.#add(key, all.get(key)!);
    this.first = first.size;
  }

  /** The number of a message; a new one (development only) goes to the end. */
  of(message: Message): number {
    const key = keyOf(message.context, message.id);
    return this.#numbers.get(key) ?? this.#add(key, message);
  }

  #add(key: string, message: Message): number {
    this.#numbers.set(key, this.messages.length);
    return this.messages.push(message) - 1;
  }
}

function messagesIn(files: readonly string[]): Map<string, Message> {
  const found = new Map<string, Message>();
  for (const file of files) for (const { message } of callsIn(file, readFileSync(file, 'utf8'))) keep(found, message);
  return found;
}

function keep(found: Map<string, Message>, message: Message): void {
  const key = keyOf(message.context, message.id);
  const known = found.get(key);
  if (known && known.plural !== message.plural) {
    throw new Error(`${message.where}: "${message.id}" has another plural in ${known.where}`);
  }
  if (!known) found.set(key, message);
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => SOURCE.test(path) && !NOT_SOURCE.test(path))
    .map((path) => join(folder, path))
    .sort();
}

/** Vite plugin: `t('Termin')` becomes `t(12)`; `nt('a', 'b', n)` becomes `nt(13, 0, n)`. */
export function messagesPlugin(numbering: Numbering): Plugin {
  return {
    name: 'lotse-messages',
    enforce: 'pre',
    transform(source, id) {
      const file = id.split('?')[0]!;
      if (!file.startsWith(SRC) || !SOURCE.test(file) || NOT_SOURCE.test(file)) return null;
      let code = source;
      for (const call of callsIn(file, source).reverse()) {
        const number = numbering.of(call.message);
        code = code.slice(0, call.start) + (call.name === 't' ? number : `${number},0`) + code.slice(call.end);
      }
      return { code, map: null };
    },
  };
}
