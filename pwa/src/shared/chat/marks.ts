/** How far each side of a conversation has come: what is known here, and what this side has to tell. */
import { type Signal, signal } from '@preact/signals';
import { ApiError, send } from '../api';
import { onForget } from '../offline';
import { isReady } from '../session';
import type { Marks } from './shapes';

const NOTHING: Marks = { last_number: 0, team_seen_number: 0, delivered_number: 0, read_number: 0 };

/** What this side tells the server: the phone has it, the person has looked at it. */
interface Told {
  readonly delivered?: number;
  readonly read?: number;
}

const known = new Map<string, Signal<Marks>>();
const untold = new Map<string, Told>();
let telling: Promise<void> | undefined;
onForget(() => {
  known.clear();
  untold.clear();
});

/** The marks of a conversation, as far as they have been heard of. */
export function marksOf(conversationId: string): Signal<Marks> {
  const found = known.get(conversationId) ?? signal(NOTHING);
  known.set(conversationId, found);
  return found;
}

/** Takes over what the server said; older answers that come late change nothing. */
export function learnMarks(conversationId: string, said: Marks): void {
  const marks = marksOf(conversationId);
  const grown = grownBy(marks.value, said);
  if (JSON.stringify(grown) !== JSON.stringify(marks.value)) marks.value = grown;
}

/** This phone has everything up to a number. */
export function markDelivered(conversationId: string, number: number): void {
  if (number > marksOf(conversationId).value.delivered_number) tell(conversationId, { delivered: number });
}

/** The person has looked at everything up to a number. */
export function markRead(conversationId: string, number: number): void {
  const marks = marksOf(conversationId);
  if (number <= marks.value.read_number) return;
  marks.value = { ...marks.value, read_number: number };
  tell(conversationId, { read: number });
}

/** Tells what could not be told before. */
export function tellMarks(): Promise<void> {
  telling ??= tellAll().finally(() => (telling = undefined));
  return telling;
}

function tell(conversationId: string, more: Told): void {
  const before = untold.get(conversationId);
  if ((before?.delivered ?? 0) >= (more.delivered ?? 0) && (before?.read ?? 0) >= (more.read ?? 0)) return;
  untold.set(conversationId, { ...before, ...more });
  // Several at once lead to one request.
  setTimeout(() => void tellMarks(), 50);
}

async function tellAll(): Promise<void> {
  for (const [conversationId, told] of untold) {
    if (!isReady.value) return;
    untold.delete(conversationId);
    try {
      learnMarks(conversationId, await send<Marks>('PUT', `/conversations/${conversationId}/marks`, { body: told }));
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 401) continue;
      // The next occasion tells it: marks only grow, so nothing is lost by waiting.
      untold.set(conversationId, { ...told, ...untold.get(conversationId) });
      return;
    }
  }
}

function grownBy(marks: Marks, said: Marks): Marks {
  const names = Object.keys(NOTHING) as (keyof Marks)[];
  return Object.fromEntries(names.map((name) => [name, Math.max(marks[name], said[name] ?? 0)])) as unknown as Marks;
}
