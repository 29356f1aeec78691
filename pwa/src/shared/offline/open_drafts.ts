import { signal } from '@preact/signals';

/** Names of the drafts that are not empty; while there are any, a new version of the app waits. */
export const openDrafts = signal<ReadonlySet<string>>(new Set());
