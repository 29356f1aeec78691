/** Writes the documents: one per language, with shell, style, script and texts in it, so that one request shows a screen. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../src/shared/i18n/languages.gen.ts';
import type { Bundle } from './bundle.ts';
import type { Catalogue, Text } from './catalogue.ts';
import type { Message } from './messages.ts';
import { type App, PWA } from './paths.ts';

export interface Page {
  readonly html: string;
  /** Hashes for the Content-Security-Policy, "sha256-…". */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The colours of the window frame, as in src/shared/ui/tokens.css. */
export const GROUND = { light: '#FAF7F2', dark: '#11191B' } as const;

/** Shown after a while if the script has not taken over; needs no script itself. */
const PLAIN_STYLE =
  '.not-started{max-width:26rem;margin:0 auto;padding:40vh 16px 16px;animation:not-started 0s 8s both}@keyframes not-started{from{visibility:hidden}to{visibility:visible}}';

const CONTACT = JSON.parse(readFileSync(join(PWA, 'contact.json'), 'utf8')) as { phone: string; hours: string };

/** Hash of an inline script or style as the Content-Security-Policy names it. */
export function cspHash(code: string): string {
  return `sha256-${createHash('sha256').update(code).digest('base64')}`;
}

interface Texts {
  readonly messages: readonly Message[];
  readonly catalogue: Catalogue;
  /** What the app starts with: the catalogue, or its first part. */
  readonly shown: Catalogue;
}

/** One language's document of one app. */
export function languagePage(app: App, language: Language, bundle: Bundle, { messages, catalogue, shown }: Texts): Page {
  const style = bundle.css.trim() + PLAIN_STYLE;
  const base = `${app.prefix}/${language.code}`;
  // Started before anything else is read: the answer is on its way while the script still arrives.
  const boot = `boot=fetch("/api/bootstrap",{headers:{"Accept-Language":"${language.code}"}});boot.catch(()=>0)`;
  const texts = JSON.stringify(shown).replaceAll('<', '\\u003c');
  const plain = plainText(messages, catalogue.messages);
  const html = `<!doctype html><html lang="${language.tag}" dir="${language.rtl ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><script>${boot}</script>${head(base, plain.short)}<style>${style}</style></head><body><div id="app"><div class="not-started">${plain.html}</div></div><noscript><style>${NO_SCRIPT_STYLE}</style></noscript><script type="application/json" id="catalogue">${texts}</script><script type="module">${bundle.entry}</script></body></html>`;
  return { html, scripts: [cspHash(boot), cspHash(bundle.entry)], styles: [cspHash(style), cspHash(NO_SCRIPT_STYLE)] };
}

const NO_SCRIPT_STYLE = '.not-started{animation:none}';

/** Browsers ask for the icon at every start: this one is there already. */
const ICON = `data:image/svg+xml,${readFileSync(join(PWA, 'icons/lotse.svg'), 'utf8').trim().replaceAll('"', "'").replaceAll('#', '%23').replaceAll('<', '%3C').replaceAll('>', '%3E')}`;

function head(base: string, description: string): string {
  return [
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover,interactive-widget=resizes-content">',
    '<title>Lotse</title>',
    `<meta name="description" content="${escape(description)}">`,
    `<link rel="manifest" href="${base}/manifest.webmanifest">`,
    `<meta name="theme-color" content="${GROUND.light}" media="(prefers-color-scheme:light)">`,
    `<meta name="theme-color" content="${GROUND.dark}" media="(prefers-color-scheme:dark)">`,
    '<meta name="color-scheme" content="light dark">',
    `<link rel="icon" href="${ICON}">`,
    '<link rel="apple-touch-icon" href="/icons/lotse-180.png">',
  ].join('');
}

function plainText(messages: readonly Message[], texts: readonly Text[]): { html: string; short: string } {
  const find = (german: string): string => {
    const text = texts[messages.findIndex((message) => message.id === german)];
    if (typeof text !== 'string') throw new Error(`"${german}" is not in src/shared/document_texts.ts`);
    return text;
  };
  const phone = process.env['LOTSE_CONTACT_PHONE'] ?? CONTACT.phone;
  const hours = process.env['LOTSE_CONTACT_HOURS'] ?? CONTACT.hours;
  const html =
    `<p>${marked(find('Die App startet auf diesem Telefon nicht.'))}</p><p>${marked(find('Rufen Sie uns an:'))} ` +
    `<a dir="ltr" href="tel:${phone.replace(/[^+\d]/g, '')}"><bdi>${escape(phone)}</bdi></a></p>` +
    `<p>${marked(find('Montag bis Freitag, {hours} Uhr')).replace('{hours}', `<bdi>${escape(hours)}</bdi>`)}</p>`;
  const short = find('Termine bei Ihrer Beratung und Nachrichten. In Ihrer Sprache.');
  return { html, short: short.replace('\u2063', '') };
}

function marked(text: string): string {
  return text.startsWith('\u2063') ? `<span lang="de" dir="ltr">${escape(text.slice(1))}</span>` : escape(text);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
