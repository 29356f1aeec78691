/** Where things are, seen from the build tools. */
import { join } from 'node:path';

export const PWA = join(import.meta.dirname, '..');
export const SRC = join(PWA, 'src');
/** Where the build goes; another folder when two people build at once. */
export const DIST = process.env['LOTSE_PWA_DIST'] ?? join(PWA, 'dist');
export const LOCALES = join(PWA, '..', 'locales');

/** The two apps: each has its own bundle, strings and documents; neither downloads anything of the other. */
export type AppName = 'resident' | 'staff';

export interface App {
  readonly name: AppName;
  /** Path prefix of everything that belongs to it. */
  readonly prefix: '' | '/staff';
  readonly entry: string;
  /** Comes as soon as somebody is inside, as what several later parts share; empty where the document holds all. */
  readonly inside: string;
  /** Catalogues its strings may come from, first match wins. */
  readonly domains: readonly string[];
}

export const APPS: readonly App[] = [
  { name: 'resident', prefix: '', entry: join(SRC, 'main.tsx'), inside: join(SRC, 'inside.tsx'), domains: ['pwa'] },
  { name: 'staff', prefix: '/staff', entry: join(SRC, 'staff', 'main.tsx'), inside: '', domains: ['staff', 'pwa'] },
];

/** Whether a source file's strings belong to an app's catalogue. */
export function belongsTo(app: App, file: string): boolean {
  const path = file.slice(SRC.length + 1);
  if (path.startsWith('shared/')) return true;
  return path.startsWith('staff/') === (app.name === 'staff');
}
