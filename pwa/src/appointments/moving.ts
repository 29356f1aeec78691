/** Moving an appointment: the new time and the key of the request survive a reload. */
import { type Appointment, newKey, post, type Slot } from '../shared/api';
import { draft } from '../shared/offline';
import { take } from './store';

interface Move {
  readonly id: string;
  readonly slot: Slot | null;
  readonly key: string;
}

export const move = draft<Move>('move', { id: '', slot: null, key: '' });

/** The new time; another time is another request. */
export function chooseNewTime(id: string, slot: Slot | null): void {
  move.change({ id, slot, key: newKey() });
}

/** Asks for the new time. The same key again gives the same answer. */
export async function moveAppointment({ id, version }: Appointment): Promise<void> {
  const { slot, key } = move.value.value;
  take(await post<Appointment>(`/appointments/${id}/move`, { body: { starts_at: slot?.starts_at, version }, key }));
  move.drop();
}
