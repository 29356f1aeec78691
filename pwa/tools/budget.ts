/**
 * Measures the built app against the bars of what an old phone on a slow network can bear, and fails above them.
 * Bytes as they travel (brotli, bodies only); the answer of the server is assumed.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../src/shared/i18n/languages.gen.ts';
import { brotli } from './files.ts';
import { DIST } from './paths.ts';

interface Bar {
  readonly what: string;
  readonly bytes: number;
  readonly requests: number;
  readonly mostBytes: number;
  readonly mostRequests: number;
}

/** A signed-out or quiet bootstrap answer: measured at the server by tests/e2e; assumed here so that the sum is honest. */
const BOOTSTRAP = 600;

function sent(path: string): number {
  const packed = join(DIST, `${path}.br`);
  return existsSync(packed) ? readFileSync(packed).length : readFileSync(join(DIST, path)).length;
}

function filesIn(path: string, ending: string): string[] {
  if (!existsSync(join(DIST, path))) return [];
  return readdirSync(join(DIST, path), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending)).map((name) => `${path}/${name}`);
}

const chunks = filesIn('assets', '.js');
const screens = chunks.reduce((sum, path) => sum + sent(path), 0);

/** The sentences of a language: all of them, or ("-later") those that come with the first screen that is fetched. */
function sentences(code: string, which = ''): number {
  return filesIn('catalogues', `/${code}${which}.json`).reduce((sum, path) => sum + sent(path), 0);
}

function worst(measure: (code: string) => number): { code: string; bytes: number } {
  const all = LANGUAGES.map(({ code }) => ({ code, bytes: measure(code) }));
  return all.reduce((most, one) => (one.bytes > most.bytes ? one : most));
}

const first = worst((code) => sent(`${code}/index.html`) + BOOTSTRAP);
const whole = worst((code) => sent(`${code}/index.html`) + sentences(code, '-later') + screens);
const change = worst((code) => sentences(code));

const bars: readonly Bar[] = [
  { what: `1 first load (${first.code}: document and bootstrap)`, bytes: first.bytes, requests: 2, mostBytes: 30_000, mostRequests: 4 },
  { what: `2 whole resident app (${whole.code})`, bytes: whole.bytes, requests: 1, mostBytes: 60_000, mostRequests: 99 },
  { what: '3 repeat visit (bootstrap only; the shell is in the phone)', bytes: BOOTSTRAP, requests: 1, mostBytes: 2_000, mostRequests: 1 },
  { what: `5 language switch (${change.code})`, bytes: change.bytes, requests: 1, mostBytes: 6_000, mostRequests: 1 },
];

/** What a document must never ask for: other servers, fonts, scripts and styles of its own address. */
function faultsOf(html: string): string[] {
  const faults = [];
  if (/(?:src|href)="https?:/.test(html)) faults.push('asks another server');
  if (/@font-face/.test(html)) faults.push('brings a web font');
  if (/<script[^>]+src=|<link[^>]+rel="?(?:stylesheet|modulepreload)/.test(html)) faults.push('needs a further file');
  if (/\sstyle="/.test(html)) faults.push('has an inline style');
  return faults;
}

let failed = false;
for (const { what, bytes, requests, mostBytes, mostRequests } of bars) {
  const good = bytes <= mostBytes && requests <= mostRequests;
  failed ||= !good;
  console.log(`${good ? 'ok ' : 'NO '} ${what}: ${bytes} of ${mostBytes} bytes, ${requests} of ${mostRequests} requests`);
}
for (const { code } of LANGUAGES) {
  for (const fault of faultsOf(readFileSync(join(DIST, code, 'index.html'), 'utf8'))) {
    failed = true;
    console.log(`NO  /${code}/ ${fault}`);
  }
}
const workerBytes = brotli(readFileSync(join(DIST, 'sw.js'))).length;
console.log(`    service worker ${workerBytes} bytes, staff document (de) ${sent('staff/de/index.html')} bytes: no bar`);
process.exitCode = failed ? 1 : 0;
