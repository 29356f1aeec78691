/**
 * Writes src/shared/api/schema.gen.ts from the server's OpenAPI schema; with --check only says whether it is fresh.
 * Needs the server's Python environment beside it (.venv).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapi, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { PWA, SRC } from './paths.ts';

const TARGET = join(SRC, 'shared/api/schema.gen.ts');
const ROOT = join(PWA, '..');

function schemaOfServer(): string {
  const data = mkdtempSync(join(tmpdir(), 'lotse-schema-'));
  const words = ['manage.py', 'export_openapi_schema', '--api', 'lotse.config.api.api'];
  const env = { ...process.env, LOTSE_DEMO: '1', LOTSE_DATA_DIR: data };
  const done = spawnSync(join(ROOT, '.venv/bin/python'), words, { cwd: join(ROOT, 'backend'), env, encoding: 'utf8', maxBuffer: 1e8 });
  rmSync(data, { recursive: true, force: true });
  if (done.status !== 0) throw new Error(`the server's schema cannot be had:\n${done.stderr}`);
  return done.stdout;
}

const types = COMMENT_HEADER.replace('openapi-typescript', '`npm run api:types`') + astToString(await openapi(schemaOfServer(), { alphabetize: true }));
if (!process.argv.includes('--check')) writeFileSync(TARGET, types);
else if (!existsSync(TARGET) || readFileSync(TARGET, 'utf8') !== types) {
  console.error('src/shared/api/schema.gen.ts does not fit the server any more: npm run api:types');
  process.exit(1);
}
