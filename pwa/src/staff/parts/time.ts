/** Wall-clock times and German dates as people type them. */
import { isolate, local, plusDays, today } from '../../shared/i18n';

/** Minutes since midnight of "09:30" or "09:30:00". */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** "9", "930", "9.30" and "09:30" are all "09:30"; anything else is empty. */
export function readTime(typed: string): string {
  const found = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/.exec(typed.trim());
  if (!found) return '';
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hours > 23 || minutes > 59) return '';
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/** "25.11.2026", "25.11." (the next one) and "2026-11-25" are all "2026-11-25"; anything else is empty. */
export function readDate(typed: string, from = today()): string {
  const text = typed.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return checked(text);
  const found = /^(\d{1,2})\.\s?(\d{1,2})\.?\s?(\d{4}|\d{2})?$/.exec(text);
  if (!found) return '';
  const [, day = '', month = '', year] = found;
  const tail = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year) return checked(`${year.length === 2 ? `20${year}` : year}-${tail}`);
  const soon = `${from.slice(0, 4)}-${tail}`;
  return checked(soon >= from ? soon : `${Number(from.slice(0, 4)) + 1}-${tail}`);
}

/** The moment (ISO, UTC) at which the clock in Berlin shows this time on this day. */
export function momentOf(day: string, time: string): string {
  const wall = Date.parse(`${day}T${time}:00Z`);
  // Berlin is one or two hours ahead; the guess is put right once, which the two odd nights need.
  const guess = wall - offsetAt(wall);
  return new Date(wall - offsetAt(guess)).toISOString().replace('.000', '');
}

/** How far the clock in Berlin is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number): number {
  const { year, month, day, hour, minute } = local(new Date(moment));
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(moment / 60_000) * 60_000;
}

/** "09:00–12:00", one unit in a text of any direction. */
export function timeSpan(from: string, to: string): string {
  return isolate(`${from.slice(0, 5)}–${to.slice(0, 5)}`);
}

/** Empty for a day that no calendar has, as 31 February. */
function checked(day: string): string {
  return plusDays(day, 0) === day ? day : '';
}
