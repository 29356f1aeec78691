/** The app's own pictures and its manifests. The PNG files in icons/ are drawn from lotse.svg by tools/draw_icons.py. */
import { join } from 'node:path';
import type { Language } from '../src/shared/i18n/languages.gen.ts';
import { bytesOf, filesIn } from './files.ts';
import type { Catalogue } from './catalogue.ts';
import { GROUND } from './documents.ts';
import type { Message } from './messages.ts';
import { type App, PWA } from './paths.ts';

const ICONS = join(PWA, 'icons');

/** Path in dist → bytes. */
export function pictures(): Map<string, Buffer> {
  return new Map(filesIn(ICONS).sort().map((name) => [`icons/${name}`, bytesOf(join(ICONS, name))]));
}

/** What the phone needs to put the app among its own. */
export function manifest(app: App, language: Language, catalogue: Catalogue, messages: readonly Message[]): string {
  const about = catalogue.messages[messages.findIndex((message) => message.id === 'Termine bei Ihrer Beratung und Nachrichten. In Ihrer Sprache.')];
  const icon = (size: number, purpose: string): object => ({ src: `/icons/lotse-${purpose === 'maskable' ? 'maskable-' : ''}${size}.png`, sizes: `${size}x${size}`, type: 'image/png', purpose });
  return JSON.stringify({
    id: `${app.prefix}/`,
    name: app.name === 'staff' ? 'Lotse – Team' : 'Lotse',
    short_name: 'Lotse',
    description: String(about).replace('\u2063', ''),
    lang: language.tag,
    dir: language.rtl ? 'rtl' : 'ltr',
    start_url: `${app.prefix}/${language.code}/`,
    scope: `${app.prefix}/`,
    display: 'standalone',
    background_color: GROUND.light,
    theme_color: GROUND.light,
    icons: [icon(192, 'any'), icon(512, 'any'), icon(192, 'maskable'), icon(512, 'maskable')],
  });
}
