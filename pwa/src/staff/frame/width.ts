/** Whether there is room for a pane beside the page; the same limit as in frame.css. */
import { computed, signal } from '@preact/signals';

const query = matchMedia('(max-width: 1099px)');
const matches = signal(query.matches);
query.addEventListener?.('change', () => (matches.value = query.matches));

/** The pane stands below the page, or takes its place when something is opened. */
export const isNarrow = computed(() => matches.value);
