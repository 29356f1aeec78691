/** How much that is new waits in the main places: features say it, the main bar shows it. */
import { computed, signal } from '@preact/signals';
import { onForget } from './offline';

const counts = signal<Readonly<Record<string, number>>>({});
onForget(() => (counts.value = {}));

/** Path of a main place → how much waits there. */
export const badges = computed(() => counts.value);

/** So much waits at a place, as PATHS names it; 0 takes the badge away. */
export function setBadge(place: string, count: number): void {
  if ((counts.peek()[place] ?? 0) !== count) counts.value = { ...counts.peek(), [place]: count };
}
