/** Signing out leaves nothing behind: not in the database, not in caches, not in other windows. */
import { clearAll } from './database';

const CHANNEL = 'lotse';
const SIGNED_OUT = 'signed-out';

const forgetting: (() => void)[] = [];

/** Calls back when this window has to forget what it holds in memory. */
export function onForget(forget: () => void): void {
  forgetting.push(forget);
}

/** Empties this phone and tells the other windows. The shell stays: it holds nothing of anybody. */
export async function wipe(): Promise<void> {
  forgetWindow();
  await clearAll();
  channel()?.postMessage(SIGNED_OUT);
}

/** Calls back when another window signed out. */
export function onWipe(react: () => void): void {
  channel()?.addEventListener('message', (event: MessageEvent) => {
    if (event.data !== SIGNED_OUT) return;
    forgetWindow();
    react();
  });
}

function forgetWindow(): void {
  for (const forget of forgetting) forget();
  try {
    sessionStorage.clear();
  } catch {
    // Storage is blocked: it holds nothing.
  }
}

let shared: BroadcastChannel | undefined;

/** Safari before 15.4 has none; there the other window finds out at its next request. */
function channel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  shared ??= new BroadcastChannel(CHANNEL);
  return shared;
}
