/**
 * The entry script stands inside the document and has no address, so no chunk can import from it. What it exports goes
 * through one global instead, and every import of it becomes a look-up there. A chunk's address says what it goes
 * together with, not what is in it: a document stays as it is when a screen changes.
 */
import { createHash } from 'node:crypto';
import { type Rolldown, parseSync } from 'vite';

interface Specifier {
  readonly imported: { name: string };
  readonly local: { name: string };
  readonly exported: { name: string };
}

interface Statement {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly source: { value: string } | null;
  readonly specifiers: readonly Specifier[];
}

type Chunk = Pick<Rolldown.OutputChunk, 'fileName' | 'code' | 'isEntry' | 'imports'>;

const GLOBAL = 'self.__lotse';
const MARK_DIGITS = 8;

/** The entry as a script for the document, and the chunks as files that go with it, below `folder` ("assets"). */
export function inlineEntry(chunks: readonly Chunk[], folder: string): { entry: string; chunks: Map<string, string> } {
  const entry = chunks.find((chunk) => chunk.isEntry);
  if (!entry || entry.imports.length > 0) throw new Error('the first screen must not need a second file');
  const rest = chunks.filter((chunk) => chunk !== entry);
  const names = namesOf(entry.code);
  const codes = new Map(rest.map(({ fileName, code }) => [fileName, importsFromGlobal(code, names)]));
  const place = `${folder}/${markOf(entry, rest)}`;
  return {
    entry: absolute(exportsToGlobal(entry.code), rest, place),
    chunks: new Map([...codes].map(([fileName, code]) => [`${place}/${fileName}`, code])),
  };
}

/**
 * What any chunk relies on: the entry and the chunks that others import from. Under one mark every chunk fits to every
 * document, so a window that was opened before an update may fetch a screen after it.
 */
function markOf(entry: Chunk, chunks: readonly Chunk[]): string {
  const needed = chunks.filter(({ fileName }) => chunks.some(({ imports }) => imports.includes(fileName)));
  const hash = createHash('sha256');
  for (const { code } of [entry, ...needed]) hash.update(code);
  return hash.digest('hex').slice(0, MARK_DIGITS);
}

/** `import("./x.js")` is relative to the document's path when it stands in the document: make it absolute. */
function absolute(code: string, chunks: readonly Chunk[], place: string): string {
  return chunks.reduce((result, { fileName }) => {
    const quoted = new RegExp(`(["'\`])\\./${fileName.replaceAll('.', '\\.')}\\1`, 'g');
    return result.replace(quoted, JSON.stringify(`/${place}/${fileName}`));
  }, code);
}

/** Exported name → name within the entry, which is the one that the global has, too. */
function namesOf(code: string): ReadonlyMap<string, string> {
  const statements = statementsOf(code).filter(({ type }) => type === 'ExportNamedDeclaration');
  return new Map(statements.flatMap(({ specifiers }) => specifiers.map(({ exported, local }) => [exported.name, local.name] as const)));
}

function exportsToGlobal(code: string): string {
  return rewrite(code, ({ type, specifiers }) => {
    if (type !== 'ExportNamedDeclaration') return null;
    return `${GLOBAL}={${specifiers.map(({ local }) => local.name).join()}};`;
  });
}

function importsFromGlobal(code: string, names: ReadonlyMap<string, string>): string {
  return rewrite(code, (statement) => {
    if (statement.type !== 'ImportDeclaration' || !statement.source?.value.endsWith('/entry.js')) return null;
    const members = statement.specifiers.map(({ imported, local }) => [names.get(imported.name)!, local.name] as const);
    const written = members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, local]) => (name === local ? name : `${name}:${local}`));
    return written.length > 0 ? `const{${written.join()}}=${GLOBAL};` : '';
  });
}

function rewrite(code: string, change: (statement: Statement) => string | null): string {
  let result = code;
  for (const statement of statementsOf(code).reverse()) {
    const changed = change(statement);
    if (changed !== null) result = result.slice(0, statement.start) + changed + result.slice(statement.end);
  }
  return result.trim();
}

function statementsOf(code: string): Statement[] {
  return [...(parseSync('chunk.js', code).program.body as unknown as Statement[])];
}
