/**
 * The entry script stands inside the document and has no address, so no chunk can import from it. What it exports goes
 * through one global instead, and every import of it becomes a look-up there.
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

const GLOBAL = 'self.__lotse';

/** The entry as a script for the document, and the chunks as files that go with it. */
export function inlineEntry(chunks: readonly Rolldown.OutputChunk[]): { entry: string; chunks: Map<string, string> } {
  const entry = chunks.find((chunk) => chunk.isEntry);
  if (!entry || entry.imports.length > 0) throw new Error('the first screen must not need a second file');
  const rest = chunks.filter((chunk) => chunk !== entry);
  const renamed = new Map(rest.map((chunk) => [chunk.fileName, withHash(chunk)]));
  return {
    entry: absolute(exportsToGlobal(entry.code), renamed),
    chunks: new Map(rest.map((chunk) => [renamed.get(chunk.fileName)!, absolute(importsFromGlobal(chunk.code), renamed)])),
  };
}

/** The bundler's own hash does not know our change, so the name is made from the code of this chunk and its entry names. */
function withHash(chunk: Rolldown.OutputChunk): string {
  const hash = createHash('sha256').update(importsFromGlobal(chunk.code)).digest('hex').slice(0, 8);
  return chunk.fileName.replace(/-[\w-]{8}\.js$/, `-${hash}.js`);
}

/** `import("./x.js")` is relative to the document's path when it stands in the document: make it absolute. */
function absolute(code: string, renamed: ReadonlyMap<string, string>): string {
  let result = code;
  for (const [fileName, name] of renamed) {
    const base = fileName.split('/').at(-1)!;
    const quoted = new RegExp(`(["'\`])\\.{1,2}/(?:[\\w/]*/)?${base.replaceAll('.', '\\.')}\\1`, 'g');
    result = result.replace(quoted, JSON.stringify(`/${name}`));
  }
  return result;
}

function exportsToGlobal(code: string): string {
  return rewrite(code, (statement) => {
    if (statement.type !== 'ExportNamedDeclaration') return null;
    const members = statement.specifiers.map(({ exported, local }) => `get ${exported.name}(){return ${local.name}}`);
    return `${GLOBAL}={${members.join()}};`;
  });
}

function importsFromGlobal(code: string): string {
  return rewrite(code, (statement) => {
    if (statement.type !== 'ImportDeclaration' || !statement.source?.value.endsWith('/entry.js')) return null;
    const members = statement.specifiers.map(({ imported, local }) => `${imported.name}:${local.name}`);
    return members.length > 0 ? `const{${members.join()}}=${GLOBAL};` : '';
  });
}

function rewrite(code: string, change: (statement: Statement) => string | null): string {
  const body = parseSync('chunk.js', code).program.body as unknown as Statement[];
  let result = code;
  for (const statement of [...body].reverse()) {
    const changed = change(statement);
    if (changed !== null) result = result.slice(0, statement.start) + changed + result.slice(statement.end);
  }
  return result.trim();
}
