/** What the service cancelled and lies ahead: news on the home screen until the person says that she has seen it. */
import { computed, effect, signal } from '@preact/signals';
import type { Appointment } from '../shared/api';
import { t } from '../shared/i18n';
import { onForget } from '../shared/offline';
import { read, write } from '../shared/offline/database';
import { session } from '../shared/session';
import { isOpen } from './list';
import { appointments } from './store';

/** Where this phone notes which cancellations were seen: ids, nothing else. */
const SEEN = 'seen-cancellations';

/** null until it was read: what was seen must not flash up. */
const seen = signal<readonly string[] | null>(null);
onForget(() => (seen.value = null));

const ahead = computed(() => session.value?.resident?.cancelled_ahead ?? []);

/** Cancelled, not begun, not seen; soonest first. Without network a kept one may have begun by now. */
export const cancelledUnseen = computed(() => {
  const now = new Date().toISOString();
  return seen.value === null ? [] : ahead.value.filter(({ id, starts_at }) => starts_at > now && !seen.value!.includes(id));
});

/** What was booked instead: the same topic, after the service had cancelled. Moved ones do not count, they were there before. */
function isReplaced({ topic, changed_at }: Appointment): boolean {
  const next = session.value?.resident?.next_appointment;
  const coming = [...(appointments.data.value?.upcoming ?? []), ...(next ? [next] : [])];
  return coming.some((each) => isOpen(each) && each.version === 1 && each.topic.id === topic.id && each.changed_at > changed_at);
}

effect(() => cancelledUnseen.value.filter(isReplaced).forEach(({ id }) => markSeen(id)));

/** Brings back what was seen. */
export async function restoreSeen(): Promise<void> {
  seen.value = (await read<readonly string[]>('state', SEEN)) ?? [];
}

/** The person knows of it. Ids of what has begun meanwhile are dropped. */
export function markSeen(id: string): void {
  seen.value = ahead.value.map((each) => each.id).filter((each) => each === id || seen.value?.includes(each));
  void write('state', SEEN, seen.value);
}

/** That it will not be, and why. */
export function cancelSentence(reason: string): string {
  if (reason === 'ill') return t('Abgesagt: Die Beratung ist krank.');
  if (reason === 'house_closed') return t('Abgesagt: Das Büro ist geschlossen.');
  return t('Abgesagt von der Beratung');
}
