/** Free times of one worker for one topic, four weeks at a time, and how they fall into weeks. */
import { type Appointment, get, type Person, type Slot, type Slots } from '../shared/api';
import { clockTime, local, mondayOf, plusDays } from '../shared/i18n';
import { live, type Live } from '../shared/offline';

export interface Search {
  readonly topic: number;
  readonly worker: string;
  /** Language code, or empty. */
  readonly interpreter: string;
  /** The appointment that looks for another time: what it occupies counts as free, but it cannot begin when it begins now. */
  readonly moving?: Pick<Appointment, 'id' | 'starts_at'>;
}

export interface TopicWorker {
  readonly worker: Person;
  readonly is_mine: boolean;
  readonly first_free: string | null;
  readonly speaks_my_language: boolean;
}

/** Weeks per request. */
const WEEKS = 4;
/** So far one can look ahead; the server offers no more. */
export const LAST_WEEK = 8;

const stores = new Map<string, Live<Slots>>();
const workerStores = new Map<number, Live<{ items: TopicWorker[] }>>();

/** The four weeks that hold this week (0 is the present one). */
export function slotsStore({ topic, worker, interpreter, moving }: Search, week: number, now: string): Live<Slots> {
  const part = Math.floor(week / WEEKS);
  const from = part === 0 ? '' : plusDays(mondayOf(now), part * WEEKS * 7);
  const name = `slots/${topic}/${worker}/${interpreter}/${from}${moving ? `/${moving.id}/${moving.starts_at}` : ''}`;
  const store = stores.get(name) ?? live(name, async () => elsewhere(await get<Slots>('/slots', { query: { topic, worker, interpreter, from, moving: moving?.id } }), moving?.starts_at));
  stores.set(name, store);
  return store;
}

/** The free times but this one. */
export function elsewhere(slots: Slots, but: string | undefined): Slots {
  if (!but) return slots;
  const days = slots.days.map((day) => ({ ...day, slots: day.slots.filter(({ starts_at }) => Date.parse(starts_at) !== Date.parse(but)) }));
  return { ...slots, days: days.filter((day) => day.slots.length > 0) };
}

/** Who takes a topic, the person's own worker first. */
export function workersStore(topic: number): Live<{ items: TopicWorker[] }> {
  const store = workerStores.get(topic) ?? live(`workers/${topic}`, () => get<{ items: TopicWorker[] }>(`/topics/${topic}/workers`));
  workerStores.set(topic, store);
  return store;
}

/** The days of a week to choose from: Monday to Friday, and the weekend where something is free. */
export function daysOfWeek(slots: Slots | null, monday: string): { on: string; slots: readonly Slot[] }[] {
  return [0, 1, 2, 3, 4, 5, 6]
    .map((offset) => plusDays(monday, offset))
    .map((on) => ({ on, slots: slots?.days.find((day) => day.on === on)?.slots ?? [] }))
    .filter((day, index) => index < 5 || day.slots.length > 0);
}

/** The first free time after a day, in what is known. */
export function nextFree(slots: Slots | null, after: string): Slot | null {
  return slots?.days.find((day) => day.on > after && day.slots.length > 0)?.slots[0] ?? null;
}

/** Which week a day is in, counted from the present one. */
export function weekOf(day: string, now: string): number {
  const between = Date.parse(mondayOf(day)) - Date.parse(mondayOf(now));
  return Math.round(between / (7 * 24 * 60 * 60 * 1000));
}

export interface SlotGroup {
  readonly part: 'morning' | 'afternoon';
  readonly placeId: number;
  readonly slots: readonly Slot[];
}

/** The times of a day by morning and afternoon, and by place where there are several. */
export function groups(slots: readonly Slot[]): SlotGroup[] {
  const found = new Map<string, SlotGroup>();
  for (const slot of slots) {
    const part = local(slot.starts_at).hour < 12 ? 'morning' : 'afternoon';
    const key = `${part} ${slot.place_id}`;
    const before = found.get(key);
    found.set(key, { part, placeId: slot.place_id, slots: [...(before?.slots ?? []), slot] });
  }
  return [...found.values()].sort((a, b) => clockTime(a.slots[0]!.starts_at).localeCompare(clockTime(b.slots[0]!.starts_at)));
}
