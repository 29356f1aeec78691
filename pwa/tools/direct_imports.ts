/**
 * Vite plugin: `import { Card } from '../shared/ui'` is read as an import from the part's own file. Otherwise the list
 * of all parts would pull every one of them into the first document, also those that only later screens use.
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

const LIST = join(SRC, 'shared', 'ui');

export function directImports(): Plugin {
  let homes: Map<string, string> | undefined;
  return {
    name: 'lotse-direct-imports',
    enforce: 'pre',
    transform(source, id) {
      if (!id.startsWith(SRC) || !/\.tsx?$/.test(id) || !existsSync(id) || !source.includes('/ui\'')) return null;
      homes ??= homesOf(join(LIST, 'index.ts'));
      return { code: rewritten(source, id, homes), map: null };
    },
  };
}

/** Name of a part → file that it lives in. */
function homesOf(list: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of statements(list, readFileSync(list, 'utf8'))) {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.source) continue;
    for (const { exported } of statement.specifiers) found.set(exported!.name, resolve(LIST, statement.source.value));
  }
  return found;
}

function rewritten(source: string, id: string, homes: ReadonlyMap<string, string>): string {
  let code = source;
  for (const statement of statements(id, source).reverse()) {
    const isList = statement.type === 'ImportDeclaration' && statement.source?.value.startsWith('.') && resolve(dirname(id), statement.source.value) === LIST;
    if (!isList || statement.importKind === 'type') continue;
    const lines = statement.specifiers.filter(({ importKind }) => importKind !== 'type').map(({ imported, local }) => {
      const home = homes.get(imported!.name);
      if (!home) throw new Error(`${id}: shared/ui has no ${imported!.name}`);
      return `import { ${imported!.name} as ${local.name} } from ${JSON.stringify(home)};`;
    });
    code = code.slice(0, statement.start) + lines.join(' ') + code.slice(statement.end);
  }
  return code;
}

function statements(file: string, source: string): Statement[] {
  return [...(parseSync(file, source).program.body as unknown as Statement[])];
}
