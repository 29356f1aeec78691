/** What the phone keeps. */
export { draft, type Draft, openDrafts } from './drafts';
export { live, type Live } from './snapshots';
export { startWorker } from './worker_link';
export { onForget, onWipe, wipe } from './wipe';
