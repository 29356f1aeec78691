/** Builds the service worker: one file, with the list of what belongs to this build. */
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import type { AppShell, Shell } from '../src/sw/shell.ts';
import { TARGET } from './bundle.ts';
import { PWA, SRC } from './paths.ts';

export type { AppShell };

/** The worker's code. */
export async function buildWorker(apps: readonly AppShell[], buildId: string): Promise<string> {
  const shell: Shell = { build: buildId, apps };
  const output = await build({
    root: PWA,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { SHELL: JSON.stringify(shell) },
    build: {
      write: false,
      target: TARGET,
      modulePreload: false,
      rolldownOptions: { input: join(SRC, 'sw/worker.ts'), output: { format: 'iife', entryFileNames: 'sw.js' } },
    },
  });
  const [worker] = (output as Rolldown.RolldownOutput).output;
  return worker.code;
}
