/**
 * The entry script stands inside the document and has no address, so no chunk can import from it. What it exports is
 * global instead, under the short name it has there, and the chunks use it without importing. A chunk's address says what it goes
 * together with, not what is in it: a document stays as it is when a screen changes.
 */
import { createHash } from 'node:crypto';
import { minify } from 'terser';
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

/** Short names that a window has already. */
const TAKEN = ['top'];
const OWN_MARK = '$lotse_own_';
const OWN_NAME = /\$lotse_own_\d+_/g;
const MARK_DIGITS = 8;

/** The entry as a script for the document, and the chunks as files that go with it, below `folder` ("assets"). */
export async function inlineEntry(chunks: readonly Chunk[], folder: string): Promise<{ entry: string; chunks: Map<string, string> }> {
  const entry = chunks.find((chunk) => chunk.isEntry);
  if (!entry || entry.imports.length > 0) throw new Error('the first screen must not need a second file');
  const rest = chunks.filter((chunk) => chunk !== entry);
  const names = namesOf(entry.code);
  const codes = new Map(await Promise.all(rest.map(async ({ fileName, code }) => [fileName, await withGlobals(code, names)] as const)));
  const place = `${folder}/${markOf(entry, rest)}`;
  return {
    entry: absolute(exportsToGlobals(entry.code), rest, place),
    chunks: new Map([...codes].map(([fileName, code]) => [`${place}/${fileName}`, code])),
  };
}

/** Smaller once more than the bundler leaves it. */
export async function squeezed(code: string): Promise<string> {
  const made = await minify(code, { module: true, ecma: 2020, compress: { passes: 3, unsafe_arrows: true }, mangle: { reserved: TAKEN } });
  return made.code!;
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

/** Exported name → name within the entry. */
function namesOf(code: string): ReadonlyMap<string, string> {
  const statements = statementsOf(code).filter(({ type }) => type === 'ExportNamedDeclaration');
  return new Map(statements.flatMap(({ specifiers }) => specifiers.map(({ exported, local }) => [exported.name, local.name] as const)));
}

function exportsToGlobals(code: string): string {
  return rewrite(code, ({ type, specifiers }) => {
    if (type !== 'ExportNamedDeclaration') return null;
    return `Object.assign(self,{${specifiers.map(({ local }) => local.name).join()}});`;
  });
}

/**
 * What a chunk imports from the entry is found without being imported. First the chunk's own names are made such that
 * none of them hides a global one; they are shortened afterwards.
 */
async function withGlobals(code: string, names: ReadonlyMap<string, string>): Promise<string> {
  const apart = await minify(code, { module: true, compress: false, mangle: { nth_identifier: { get: (index) => `${OWN_MARK}${index}_` } } });
  const found = new Map<string, string>();
  const rest = rewrite(apart.code!, ({ type, source, specifiers }) => {
    if (type !== 'ImportDeclaration' || !source?.value.endsWith('/entry.js')) return null;
    for (const { imported, local } of specifiers) found.set(local.name, names.get(imported.name)!);
    return '';
  });
  return squeezed(rest.replace(OWN_NAME, (own) => found.get(own) ?? own));
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
