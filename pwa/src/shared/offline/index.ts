/** What the phone keeps. */
export { draft, type Draft } from './drafts';
export { openDrafts } from './open_drafts';
export { live, type Live } from './snapshots';
export { startWorker } from './worker_link';
export { onForget, onWipe, wipe } from './wipe';
