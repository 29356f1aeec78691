/** Takes the advertising addresses out of the lock file; npm does the same with the packages' own (.npmrc). */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PWA } from './paths.ts';

const LOCK = join(PWA, 'package-lock.json');

interface Lock {
  packages: Record<string, Record<string, unknown>>;
}

const lock = JSON.parse(readFileSync(LOCK, 'utf8')) as Lock;
for (const row of Object.values(lock.packages)) {
  delete row['funding'];
  delete row['resolved'];
}
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`);
