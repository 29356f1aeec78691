/**
 * Dates and times for people. Always Europe/Berlin, Gregorian, Latin digits, 24 hours: what stands here must match a
 * German letter or door sign. Names come from the catalogue, never from Intl, which lacks several of our languages.
 * A moment is an ISO string as the server sends it ("2026-11-25T09:30:00Z"), a day is "2026-11-25".
 */
import { catalogue, type DateNames } from './catalogue';
import { solarHijri } from './solar_hijri';
import { isolate } from './text';

export const ZONE = 'Europe/Berlin';

export interface LocalTime {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

const DAY_LENGTH = '2026-11-25'.length;

/** German names stand beside the own ones wherever something must match a letter or a door sign. */
const GERMAN: DateNames = {
  months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  alone: [],
  shortMonths: [],
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  shortWeekdays: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  dayMonth: '{d}. {m}',
  weekdayDayMonth: '{w}, {d}. {m}',
  dayMonthYear: '{d}. {m} {y}',
};

/** Names of months and weekdays in the page's language. */
export function dateNames(): DateNames {
  return catalogue.value.dates ?? GERMAN;
}

let clock: Intl.DateTimeFormat | undefined;

/** What clock and calendar in Berlin show at a moment; for a plain day, that day at 0:00. */
export function local(moment: string | Date): LocalTime {
  return typeof moment === 'string' && moment.length === DAY_LENGTH ? plainDay(moment) : inBerlin(new Date(moment));
}

function plainDay(text: string): LocalTime {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  return { year, month, day, weekday: weekdayOf(year, month, day), hour: 0, minute: 0 };
}

function inBerlin(moment: Date): LocalTime {
  clock ??= new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn-hc-h23', {
    timeZone: ZONE, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23',
  });
  const found: Record<string, number> = {};
  for (const part of clock.formatToParts(moment)) found[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = found;
  return { year, month, day, weekday: weekdayOf(year, month, day), hour, minute };
}

function weekdayOf(year: number, month: number, day: number): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The day of a moment, "2026-11-25". */
export function dayOf(moment: string | Date): string {
  const { year, month, day } = local(moment);
  return `${year}-${two(month)}-${two(day)}`;
}

/** Today in Berlin. */
export function today(): string {
  return dayOf(new Date());
}

/** A day so many days later (or earlier). */
export function plusDays(day: string, days: number): string {
  const { year, month, day: date } = local(day);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** The Monday of the day's week. */
export function mondayOf(day: string): string {
  return plusDays(day, -local(day).weekday);
}

/** "10:30" */
export function clockTime(moment: string | Date): string {
  const { hour, minute } = local(moment);
  return `${two(hour)}:${two(minute)}`;
}

/** "25.11." – the German way of writing, the same in every language. */
export function shortDate(moment: string | Date): string {
  const { day, month } = local(moment);
  return `${two(day)}.${two(month)}.`;
}

/** "25.11.2026" */
export function fullDate(moment: string | Date): string {
  return shortDate(moment) + local(moment).year;
}

/** "الأربعاء" – the weekday in the page's language. */
export function weekday(moment: string | Date): string {
  return dateNames().weekdays[local(moment).weekday] ?? '';
}

/** "Mi" – short, in the page's language. */
export function shortWeekday(moment: string | Date): string {
  return dateNames().shortWeekdays[local(moment).weekday] ?? '';
}

/** "Mi" – German, to be shown below the own one; empty on a German page. */
export function germanShortWeekday(moment: string | Date): string {
  return isGerman() ? '' : (GERMAN.shortWeekdays[local(moment).weekday] ?? '');
}

/** "Mittwoch" – German, to be shown beside the own one; empty on a German page. */
export function germanWeekday(moment: string | Date): string {
  return isGerman() ? '' : (GERMAN.weekdays[local(moment).weekday] ?? '');
}

/** "Nov" – the month in the page's language, short. */
export function shortMonth(moment: string | Date): string {
  return dateNames().shortMonths[local(moment).month - 1] ?? '';
}

/** "Mittwoch, 25. November" in the page's language. */
export function longDay(moment: string | Date): string {
  return filled(dateNames().weekdayDayMonth, moment);
}

/** "25. November 2026" in the page's language. */
export function longDate(moment: string | Date): string {
  return filled(dateNames().dayMonthYear, moment);
}

/** "November 2026" in the page's language. */
export function monthAndYear(moment: string | Date): string {
  const { month, year } = local(moment);
  return `${dateNames().alone[month - 1] ?? ''} ${isolate(year)}`;
}

/** "Mittwoch 25.11. 10:30" – the whole choice, as on a button. */
export function wholeTime(moment: string | Date): string {
  return `${weekday(moment)} ${isolate(shortDate(moment))} ${isolate(clockTime(moment))}`;
}

/** The second line "۴ قوس ۱۴۰۵" in Latin digits, where people also use the Solar Hijri calendar; else empty. */
export function solarDate(moment: string | Date): string {
  const months = dateNames().solarMonths;
  if (!months) return '';
  const { year, month, day } = local(moment);
  const solar = solarHijri(year, month, day);
  return `${isolate(solar.day)} ${months[solar.month - 1] ?? ''} ${isolate(solar.year)}`;
}

function isGerman(): boolean {
  return catalogue.value.language === 'de';
}

function filled(pattern: string, moment: string | Date): string {
  const { weekday: at, day, month, year } = local(moment);
  const { weekdays, months } = dateNames();
  const parts: Record<string, string | number | undefined> = { w: weekdays[at], d: day, m: months[month - 1], y: year };
  return pattern.replace(/\{(\w)\}/g, (_, name: string) => String(parts[name] ?? ''));
}
