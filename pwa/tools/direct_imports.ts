/**
 * Vite plugin: `import { Card } from '../shared/ui'` is read as an import from the part's own file, and so with every
 * room of shared/ that has a list (index.ts). Otherwise the list would pull everything into the first document, also
 * what only later screens use.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseSync, type Plugin } from 'vite';
import { SRC } from './paths.ts';

interface Specifier {
  readonly type: string;
  readonly local: { name: string };
  readonly imported?: { name: string };
  readonly exported?: { name: string };
  readonly importKind?: string;
  readonly exportKind?: string;
}

interface Statement {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly source: { value: string } | null;
  readonly specifiers: readonly Specifier[];
  readonly importKind?: string;
}

const SHARED = join(SRC, 'shared');

type Homes = ReadonlyMap<string, string>;

export function directImports(): Plugin {
  return {
    name: 'lotse-direct-imports',
    enforce: 'pre',
    transform(source, id) {
      if (!id.startsWith(SRC) || !/\.tsx?$/.test(id) || !existsSync(id)) return null;
      return { code: direct(source, id), map: null };
    },
  };
}

const lists = new Map<string, Homes>();

/** The source with each import from a list written as imports from the files that the list names. */
export function direct(source: string, file: string): string {
  let code = source;
  for (const statement of statements(file, source).reverse()) {
    const list = statement.type === 'ImportDeclaration' && statement.importKind !== 'type' ? listOf(statement, file) : null;
    if (list) code = code.slice(0, statement.start) + singly(statement, list, file) + code.slice(statement.end);
  }
  return code;
}

/** The list that a statement imports from, if it is one. */
function listOf({ source }: Statement, file: string): string | null {
  if (!source?.value.startsWith('.')) return null;
  const list = join(resolve(dirname(file), source.value), 'index.ts');
  return list.startsWith(SHARED) && existsSync(list) ? list : null;
}

function singly(statement: Statement, list: string, file: string): string {
  const homes = homesOf(list);
  const lines = statement.specifiers.filter(({ importKind }) => importKind !== 'type').map(({ imported, local }) => {
    const home = homes.get(imported!.name);
    if (!home) throw new Error(`${file}: ${dirname(list)} has no ${imported!.name}`);
    return `import { ${imported!.name} as ${local.name} } from ${JSON.stringify(home)};`;
  });
  return lines.join(' ');
}

/** Name of a part → file that it lives in. */
function homesOf(list: string): Homes {
  const known = lists.get(list);
  if (known) return known;
  const found = new Map<string, string>();
  for (const statement of statements(list, readFileSync(list, 'utf8'))) {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.source) continue;
    for (const { exported } of statement.specifiers) found.set(exported!.name, resolve(dirname(list), statement.source.value));
  }
  lists.set(list, found);
  return found;
}

function statements(file: string, source: string): Statement[] {
  return [...(parseSync(file, source).program.body as unknown as Statement[])];
}
