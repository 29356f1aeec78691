/**
 * Development server: the same documents and texts as in the build, made fresh at each request; /api goes to a running
 * server (LOTSE_SERVER, default http://127.0.0.1:8000). All parts of the screens on one page: /de/ui.
 */
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import { LANGUAGES } from '../src/shared/i18n/languages.gen.ts';
import { constants, JSX } from './bundle.ts';
import { compile } from './catalogue.ts';
import { languagePage } from './documents.ts';
import { iconsPlugin } from './icons_plugin.ts';
import { messagesPlugin, Numbering } from './messages.ts';
import { type App, APPS, PWA } from './paths.ts';
import { startPage } from './start_page.ts';

const PORT = Number(process.env['PORT'] ?? 5173);
const SERVER = process.env['LOTSE_SERVER'] ?? 'http://127.0.0.1:8000';

/** Documents of one app: `/de/anything`, and the catalogues for a language switch. */
function documents(app: App, numbering: Numbering): Plugin {
  const catalogueOf = (code: string): string | null => {
    const language = LANGUAGES.find((row) => row.code === code);
    return language ? JSON.stringify(compile(app, language, numbering.messages).catalogue) : null;
  };
  const page = (code: string): string | null => {
    const language = LANGUAGES.find((row) => row.code === code);
    if (!language) return null;
    const { catalogue } = compile(app, language, numbering.messages);
    const entry = `import "/@vite/client";import "${app.entry.replace(PWA, '')}"`;
    return languagePage(app, language, { entry, css: '', chunks: new Map() }, { messages: numbering.messages, catalogue, shown: catalogue }).html;
  };
  return {
    name: 'lotse-documents',
    configureServer(server: ViteDevServer) {
      server.middlewares.use((request, response, next) => {
        const path = (request.url ?? '/').split('?')[0]!;
        const parts = path.slice(app.prefix.length + 1).split('/');
        const json = /catalogues\/[^/]+\/(\w+)\.json$/.exec(path);
        const isPage = path.startsWith(`${app.prefix}/`) && !path.includes('.');
        const body = json ? catalogueOf(json[1]!) : path === '/' ? startPage(() => 'Audio').html : isPage ? page(parts[0]!) : null;
        if (body === null) return next();
        response.setHeader('Content-Type', json ? 'application/json' : 'text/html; charset=utf-8');
        response.end(body);
      });
    },
  };
}

const wanted = process.argv.includes('--staff') ? APPS[1]! : APPS[0]!;
const numbering = new Numbering(wanted);
const server = await createServer({
  root: PWA,
  configFile: false,
  appType: 'custom',
  oxc: JSX,
  define: constants(wanted, numbering),
  plugins: [documents(wanted, numbering), messagesPlugin(numbering), iconsPlugin()],
  server: { port: PORT, strictPort: true, host: '127.0.0.1', proxy: { '/api': SERVER, '/demo': SERVER } },
});
await server.listen();
console.log(`http://127.0.0.1:${PORT}${wanted.prefix}/de/`);
