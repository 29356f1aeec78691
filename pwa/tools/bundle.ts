/** Bundles one app: an entry that goes into the documents, chunks for further screens, one style sheet. */
import { basename, dirname } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import { directImports } from './direct_imports.ts';
import { iconsPlugin } from './icons_plugin.ts';
import { inlineEntry, squeezed } from './inline_entry.ts';
import { messagesPlugin, type Numbering } from './messages.ts';
import { numberingMark } from './catalogue.ts';
import { type App, PWA, SRC } from './paths.ts';

export interface Bundle {
  /** The script that stands in every document. */
  readonly entry: string;
  readonly css: string;
  /** Path → code of the further screens. */
  readonly chunks: ReadonlyMap<string, string>;
}

/**
 * Syntax floor: Android WebView 87, iPhones of 2020, Firefox 78. They speak ES2020; named one by one, the bundler would
 * rewrite `?.` too, for a fault of Chrome with spread arguments that nothing here meets.
 */
export const TARGET = 'es2020';
/** Without logical insets (Safari 14.0) each rule would be doubled by long lists of languages. */
const STYLE_TARGET = ['chrome87', 'safari14.1', 'firefox78'];

/** Constants that the build knows; `serve` uses the same. */
export function constants(app: App, numbering: Numbering): Record<string, string> {
  return { APP_PREFIX: JSON.stringify(app.prefix), CATALOGUE_MARK: JSON.stringify(numberingMark(numbering.messages)) };
}

/** How TSX is read: no Babel, no presets. */
export const JSX = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

/** As `JSX`, but with children as arguments: a good deal shorter than `children: [...]` in each element. */
const CLASSIC_JSX = { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } } as const;

/** Classic JSX wants its two functions in each file. */
function elementsInScope(): Plugin {
  return {
    name: 'lotse-elements-in-scope',
    enforce: 'pre',
    transform: (code, id) => (id.startsWith(SRC) && id.endsWith('.tsx') ? { code: `import { h, Fragment } from 'preact';${code}`, map: null } : null),
  };
}

/** What a module needs at once, directly or through others, and itself. */
function neededBy(id: string, context: Rolldown.ChunkingContext): ReadonlySet<string> {
  const found = new Set([id]);
  for (const module of found) context.getModuleInfo(module)?.importedIds.forEach((imported) => found.add(imported));
  return found;
}

/**
 * Which piece a module goes into: what the first screen needs stands in the document, together; what several later
 * parts need comes with the home screen, so that it is fetched once and a part is one file.
 */
function piecesOf(app: App): (id: string, context: Rolldown.ChunkingContext) => string | null {
  let first: ReadonlySet<string> | undefined;
  let parts: ReadonlySet<string>[] = [];
  return (id, context) => {
    if (!first) {
      first = neededBy(app.entry, context);
      parts = [...laterParts(app, context)].map((part) => neededBy(part, context));
    }
    if (first.has(id)) return 'first';
    const isHome = parts.some((part) => part.has(id) && part.has(app.inside));
    return isHome || parts.filter((part) => part.has(id)).length > 1 ? 'inside' : null;
  };
}

/** The modules that are imported when they are needed. */
function laterParts(app: App, context: Rolldown.ChunkingContext): ReadonlySet<string> {
  const parts = new Set<string>();
  const seen = new Set([app.entry]);
  for (const module of seen) {
    const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(module) ?? {};
    dynamicallyImportedIds.forEach((part) => parts.add(part));
    [...importedIds, ...dynamicallyImportedIds].forEach((next) => seen.add(next));
  }
  return parts;
}

/**
 * The bundler's helper round every import() preloads the styles of screens. Ours stand in the document; what a screen
 * lacks is its sentences.
 */
function importsWithSentences(): Plugin {
  const helper = `import { withSentences } from ${JSON.stringify(`${SRC}/shared/i18n/whole.ts`)}; export const __vitePreload = (load) => withSentences(load());`;
  return {
    name: 'lotse-imports-with-sentences',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? helper : null),
  };
}

/** "messages/screens.tsx" → "messages": a name that stays, whatever is in it. */
function chunkName({ name, facadeModuleId }: Rolldown.PreRenderedChunk): string {
  return `${name === 'screens' && facadeModuleId ? basename(dirname(facadeModuleId)) : name}.js`;
}

/** Builds one app in memory. */
export async function bundle(app: App, numbering: Numbering): Promise<Bundle> {
  const output = await build({
    root: PWA,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    oxc: CLASSIC_JSX,
    define: constants(app, numbering),
    plugins: [elementsInScope(), directImports(), messagesPlugin(numbering), iconsPlugin(), importsWithSentences()],
    build: {
      write: false,
      target: TARGET,
      cssCodeSplit: false,
      cssTarget: STYLE_TARGET,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { app: app.entry },
        preserveEntrySignatures: false,
        output: {
          format: 'es',
          entryFileNames: 'entry.js',
          chunkFileNames: chunkName,
          codeSplitting: { groups: [{ debugName: 'pieces', name: piecesOf(app) }] },
        },
      },
    },
  });
  const files = (output as Rolldown.RolldownOutput).output;
  const chunks = files.filter((file) => file.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry)!;
  const first = { fileName: entry.fileName, isEntry: true, imports: entry.imports, code: await squeezed(entry.code) };
  const css = files.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'));
  return { ...(await inlineEntry([first, ...chunks.filter((chunk) => chunk !== entry)], `${app.prefix}/assets`.slice(1))), css: css?.type === 'asset' ? String(css.source).replace(/\/\*.*?\*\//g, '') : '' };
}
