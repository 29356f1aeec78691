/** Signing out leaves nothing behind: not in the database, not in caches, not in other windows. */
import { clearAll } from './database';

const CHANNEL = 'lotse';
const SIGNED_OUT = 'signed-out';

/** Empties this phone and tells the other windows. The shell stays: it holds nothing of anybody. */
export async function wipe(): Promise<void> {
  await clearAll();
  channel()?.postMessage(SIGNED_OUT);
}

/** Calls back when another window signed out. */
export function onWipe(react: () => void): void {
  channel()?.addEventListener('message', (event: MessageEvent) => {
    if (event.data === SIGNED_OUT) react();
  });
}

let shared: BroadcastChannel | undefined;

/** Safari before 15.4 has none; there the other window finds out at its next request. */
function channel(): BroadcastChannel | undefined {
  if (typeof BroadcastChannel === 'undefined') return undefined;
  shared ??= new BroadcastChannel(CHANNEL);
  return shared;
}
