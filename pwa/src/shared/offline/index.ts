/** What the phone keeps. */
export { draft, type Draft, openDrafts } from './drafts';
export { live, type Live } from './snapshots';
export { onWipe, wipe } from './wipe';
