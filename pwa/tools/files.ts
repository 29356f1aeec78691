/** Writes what the server hands out, each text also compressed as far as it goes. */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { DIST } from './paths.ts';

const TEXT = new Set(['.html', '.js', '.json', '.svg', '.webmanifest', '.css', '.txt']);
/** Below this, compressing saves less than one packet. */
const WORTH_IT = 200;

/** The files of a build, collected first and put in place at once. */
export class Output {
  readonly #files = new Map<string, string | Buffer>();

  add(path: string, content: string | Buffer): void {
    if (this.#files.has(path)) throw new Error(`${path} is written twice`);
    this.#files.set(path, content);
  }

  /** Path → content of everything added so far. */
  get files(): ReadonlyMap<string, string | Buffer> {
    return this.#files;
  }

  /** Replaces dist/: a server that reads it meanwhile sees the old build or the new one. */
  write(): void {
    const fresh = `${DIST}.new`;
    rmSync(fresh, { recursive: true, force: true });
    for (const [path, content] of this.#files) {
      const target = join(fresh, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
      const size = Buffer.byteLength(content);
      if (!TEXT.has(extname(path)) || size < WORTH_IT || path === 'build.json') continue;
      writeFileSync(`${target}.br`, brotli(content));
      writeFileSync(`${target}.gz`, gzipSync(content, { level: 9 }));
    }
    const old = `${DIST}.old`;
    rmSync(old, { recursive: true, force: true });
    try {
      renameSync(DIST, old);
    } catch {
      // The first build has nothing to replace.
    }
    renameSync(fresh, DIST);
    rmSync(old, { recursive: true, force: true });
  }
}

/** Brotli at its best, as it travels. */
export function brotli(content: string | Buffer): Buffer {
  const text = Buffer.from(content);
  return brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
}

/** Names of the files in a folder. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder);
}

/** A file as bytes. */
export function bytesOf(path: string): Buffer {
  return readFileSync(path);
}
