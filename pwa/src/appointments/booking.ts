/** What somebody chooses on the way to an appointment. It survives a closed window, and so does the key of the request. */
import { signal } from '@preact/signals';
import { ApiError, newKey, type Person, type Place, type Slot, type Slots, type Topic } from '../shared/api';
import { dayOf, language, today } from '../shared/i18n';
import { draft } from '../shared/offline';
import { session } from '../shared/session';
import { slotsStore, weekOf, workersStore } from './slots';

export interface Choice {
  readonly topic: Topic | null;
  readonly worker: Person | null;
  readonly withInterpreter: boolean;
  readonly slot: Slot | null;
  readonly place: Place | null;
  readonly minutes: number;
  /** The day that was looked at last. */
  readonly on: string;
  /** Made when the confirm screen opens; one key, one appointment, however often it is sent. */
  readonly key: string;
  /** The language whose words topic, person and place have. */
  readonly language: string;
}

export const NOTHING: Choice = { topic: null, worker: null, withInterpreter: false, slot: null, place: null, minutes: 0, on: '', key: '', language: '' };

export const booking = draft<Choice>('booking', NOTHING);
/** Why the time that was asked for cannot be had; empty once another one is chosen. */
export const refusal = signal('');

/** Begins with a topic; what was chosen for another topic is forgotten. */
export function chooseTopic(topic: Topic): void {
  if (booking.value.value.topic?.id === topic.id) return booking.change({ topic });
  booking.change({ ...NOTHING, topic });
}

/** Chooses whom to see. An interpreter is proposed when they have no language in common. */
export function chooseWorker(worker: Person, speaksMine: boolean): void {
  if (booking.value.value.worker?.id === worker.id) return booking.change({ worker });
  booking.change({ worker, withInterpreter: !speaksMine, slot: null, place: null, on: '', key: '' });
}

/** Another time is another request: it gets another key. */
export function chooseSlot(slot: Slot | null, slots: Slots): void {
  const place = slots.places.find(({ id }) => id === slot?.place_id) ?? null;
  refusal.value = '';
  booking.change({ slot, place, minutes: slots.duration_min, on: slot ? dayOf(slot.starts_at) : '', key: '', language: language.value.code });
}

/** With or without somebody who translates; the length changes, so the time is chosen anew. */
export function chooseInterpreter(withInterpreter: boolean): void {
  booking.change({ withInterpreter, slot: null, place: null, key: '' });
}

/** Whether the words of the choice are those of another language: it was made before the language was changed. */
export function isInOtherWords({ language: chosenIn }: Choice): boolean {
  return chosenIn !== language.value.code;
}

/** Fetches the words of the choice anew. */
export async function fetchWords(choice: Choice): Promise<void> {
  const stores = storesOf(choice);
  if (stores) await Promise.all([stores.times.load(), stores.workers.load()]);
}

/** The choice in the words of the language shown now. */
export function inThisLanguage(choice: Choice): Choice {
  const { topic, worker, slot } = choice;
  const stores = storesOf(choice);
  if (!stores || !topic || !worker || !slot) return choice;
  const times = stores.times.data.value;
  const workers = stores.workers.data.value?.items.map((each) => each.worker);
  return {
    ...choice,
    topic: withId(session.value?.resident?.topics, topic.id) ?? topic,
    worker: withId(workers, worker.id) ?? worker,
    place: withId(times?.places, slot.place_id) ?? choice.place,
  };
}

function storesOf(choice: Choice) {
  const { topic, worker, slot } = choice;
  if (!topic || !worker || !slot) return null;
  const search = { topic: topic.id, worker: worker.id, interpreter: interpreterLanguage(choice) };
  return { times: slotsStore(search, weekOf(dayOf(slot.starts_at), today()), today()), workers: workersStore(topic.id) };
}

function withId<T extends { id: unknown }>(items: readonly T[] | undefined, wanted: T['id']): T | undefined {
  return items?.find(({ id }) => id === wanted);
}

/** The key of this request, made once. */
export function keepKey(): void {
  if (!booking.value.value.key) booking.change({ key: newKey() });
}

/** The language to translate, as the server wants it; empty without interpreter. */
export function interpreterLanguage({ withInterpreter }: Pick<Choice, 'withInterpreter'>): string {
  return withInterpreter ? language.value.code : '';
}

/** The body of the request. */
export function requestBody(choice: Choice): Readonly<Record<string, unknown>> {
  const { topic, worker, slot } = choice;
  return { topic: topic?.id, worker: worker?.id, starts_at: slot?.starts_at, mode: slot?.mode, interpreter_language: interpreterLanguage(choice) };
}

/** The time is gone: the fresh times take the place of the old ones, everything else stays chosen. */
export function refuse(sentence: string, slots: Slots): void {
  const { topic, worker, slot, withInterpreter } = booking.value.value;
  if (!topic || !worker || !slot) return;
  const interpreter = interpreterLanguage({ withInterpreter });
  slotsStore({ topic: topic.id, worker: worker.id, interpreter }, 0, today()).set(slots);
  booking.change({ slot: null, place: null, on: dayOf(slot.starts_at), key: '' });
  refusal.value = sentence;
}

/** The fresh times that came with a refusal, if any. */
export function freshSlots(error: unknown): Slots | null {
  return error instanceof ApiError ? ((error.extra['slots'] as Slots | undefined) ?? null) : null;
}
