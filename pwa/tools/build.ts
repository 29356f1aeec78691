/**
 * Builds the whole app into dist/. `--draft` lets missing translations pass in complete languages (they are printed);
 * without it they end the build. `--only=resident` or `--only=staff` builds one of the two apps, for looking at it.
 */
import { createHash } from 'node:crypto';
import { LANGUAGES } from '../src/shared/i18n/languages.gen.ts';
import { bundle } from './bundle.ts';
import { type Catalogue, compile, laterOf, numberingMark, partOf, STAND_IN } from './catalogue.ts';
import { languagePage, type Page } from './documents.ts';
import { Output } from './files.ts';
import { Numbering } from './messages.ts';
import { type App, APPS } from './paths.ts';
import { startPage } from './start_page.ts';
import { manifest, pictures } from './pictures.ts';
import { type AppShell, buildWorker } from './worker.ts';

const draft = process.argv.includes('--draft');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);

interface BuildFile {
  /** Changes with every change of anything. */
  build: string;
  documents: Record<string, { scripts: readonly string[]; styles: readonly string[] }>;
}

async function main(): Promise<void> {
  const output = new Output();
  const buildFile: BuildFile = { build: '', documents: {} };
  const addPage = (path: string, page: Page): void => {
    output.add(path, page.html);
    buildFile.documents[path] = { scripts: page.scripts, styles: page.styles };
  };
  const missing: string[] = [];
  const shells: AppShell[] = [];
  for (const app of APPS.filter(({ name }) => !only || name === only)) shells.push(await buildApp(app, output, addPage, missing));
  refuse(missing);
  addPage('index.html', startPage(readAloud()));
  for (const [path, content] of pictures()) output.add(path, content);
  buildFile.build = fingerprint(output);
  output.add('sw.js', await buildWorker(shells, buildFile.build));
  output.add('build.json', JSON.stringify(buildFile, null, 1));
  output.write();
  console.log(`dist/ is built: ${output.files.size} files, ${LANGUAGES.length} languages, build ${buildFile.build}`);
}

async function buildApp(app: App, output: Output, addPage: (path: string, page: Page) => void, missing: string[]): Promise<AppShell> {
  const numbering = new Numbering(app);
  const made = await bundle(app, numbering);
  const below = (path: string): string => `${app.prefix}/${path}`.slice(1);
  const documents: Record<string, string> = {};
  const texts: Record<string, string> = {};
  const catalogues = below(`catalogues/${numberingMark(numbering.messages)}`);
  const addKept = (path: string, content: string): string => {
    output.add(path, content);
    return `/${path}?${hashOf(content)}`;
  };
  const chunks = [...made.chunks].map(([path, code]) => addKept(path, code));
  for (const language of LANGUAGES) {
    const compiled = compile(app, language, numbering.messages);
    if (language.complete) missing.push(...compiled.missing);
    const { catalogue } = compiled;
    const isPart = numbering.first < numbering.messages.length;
    const later = `${catalogues}/${language.code}-later.json`;
    const shown: Catalogue = isPart ? partOf(catalogue, numbering.first, `/${later}`) : catalogue;
    const page = languagePage(app, language, made, { messages: numbering.messages, catalogue, shown });
    const document = `/${below(`${language.code}/`)}`;
    addPage(below(`${language.code}/index.html`), page);
    documents[document] = hashOf(page.html);
    if (isPart) texts[document] = addKept(later, JSON.stringify(laterOf(catalogue, numbering.first)));
    output.add(below(`${language.code}/manifest.webmanifest`), manifest(app, language, catalogue, numbering.messages));
    output.add(`${catalogues}/${language.code}.json`, JSON.stringify(catalogue));
  }
  return { prefix: app.prefix, documents, texts, chunks };
}

/** What the loudspeaker is called in each language; where that is not translated, a word that many know. */
function readAloud(): (code: string) => string {
  const message = { context: '', id: 'Vorlesen', plural: '', where: 'tools/start_page.ts' };
  const names = LANGUAGES.map((language) => [language.code, String(compile(APPS[0]!, language, [message]).catalogue.messages[0])] as const);
  return (code) => names.find(([own, name]) => own === code && !name.startsWith(STAND_IN))?.[1] ?? 'Audio';
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 10);
}

function refuse(missing: readonly string[]): void {
  if (missing.length === 0) return;
  console.error(`${missing.length} texts are not translated in languages that are said to be complete:\n  ${missing.slice(0, 40).join('\n  ')}`);
  if (!draft) process.exit(1);
}

function fingerprint(output: Output): string {
  const hash = createHash('sha256');
  for (const [path, content] of output.files) hash.update(path).update(content);
  return hash.digest('hex').slice(0, 10);
}

await main();
