/** The source files whose sentences stand in the document itself: what the entry imports at once, and what that does. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseSync } from 'vite';
import { direct } from './direct_imports.ts';
import { SRC } from './paths.ts';

interface Statement {
  readonly type: string;
  readonly source?: { value: string } | null;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly specifiers?: readonly { importKind?: string }[];
}

const ENDINGS = ['', '.ts', '.tsx', '/index.ts'];

/** Absolute paths, the entry's own among them. */
export function firstFiles(entry: string): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const file of found) importsOf(file).forEach((imported) => found.add(imported));
  return found;
}

function importsOf(file: string): string[] {
  const body = parseSync(file, direct(readFileSync(file, 'utf8'), file)).program.body as unknown as Statement[];
  return body.filter(isNeeded).map(({ source }) => fileOf(source!.value, file)).filter((found) => found !== undefined);
}

/** Whether the statement is still there when the types are gone. */
function isNeeded({ source, importKind, exportKind, specifiers = [] }: Statement): boolean {
  if (!source || importKind === 'type' || exportKind === 'type') return false;
  return specifiers.length === 0 || specifiers.some((specifier) => specifier.importKind !== 'type');
}

function fileOf(name: string, importer: string): string | undefined {
  const path = name.startsWith('.') ? resolve(dirname(importer), name) : name;
  if (!path.startsWith(SRC)) return undefined;
  const ending = ENDINGS.find((each) => /\.tsx?$/.test(path + each) && existsSync(path + each));
  return ending === undefined ? undefined : join(path + ending);
}
