/** The worker's own hours. Every change is followed by a fresh look: the server decides what holds. */
import { get, post, send } from '../../shared/api';
import { rescueFocus } from '../parts/focus';
import { remote } from '../parts/remote';
import type { Absence, AbsenceReason, Hours, Override, Rule, RuleWish } from '../shapes';
import { reloadWeeks } from '../week/store';

export const hours = remote(() => get<Hours>('/staff/hours'));

/** Enters a weekly window, or changes the one with the id. */
export async function saveRule(rule: RuleWish, id: number | null): Promise<void> {
  await (id === null ? post<Rule>('/staff/rules', { body: rule }) : send<Rule>('PUT', `/staff/rules/${id}`, { body: rule }));
  await changed();
}

/** The rule holds for the last time on a day. */
export async function endRule(id: number, lastOn: string): Promise<void> {
  await post(`/staff/rules/${id}/end`, { body: { last_on: lastOn } });
  await changed();
}

/** Other hours on one day; no windows means none. */
export async function setDay(on: string, windows: readonly [string, string][], place: number | null): Promise<void> {
  await post<Override>('/staff/overrides', { body: { on, windows, place } });
  await changed();
}

export async function dropDay(id: number): Promise<void> {
  await send('DELETE', `/staff/overrides/${id}`, {});
  await changed();
}

/** Enters an absence and tells how many appointments lie in it. */
export async function enterAbsence(startsAt: string, endsAt: string, reason: AbsenceReason): Promise<Absence> {
  const absence = await post<Absence>('/staff/absences', { body: { starts_at: startsAt, ends_at: endsAt, reason } });
  await changed();
  return absence;
}

export async function dropAbsence(id: number): Promise<void> {
  await send('DELETE', `/staff/absences/${id}`, {});
  await changed();
}

async function changed(): Promise<void> {
  reloadWeeks();
  await hours.load();
  rescueFocus();
}
