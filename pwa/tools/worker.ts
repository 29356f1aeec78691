/** Builds the service worker: one file, with the list of what belongs to this build. */
export interface AppShell {
  readonly prefix: string;
  readonly documents: Readonly<Record<string, string>>;
  readonly chunks: readonly string[];
}

export async function buildWorker(_shells: readonly AppShell[], _build: string): Promise<string> {
  return '';
}
