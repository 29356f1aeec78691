/** The Solar Hijri calendar, from the browser's own tables (Chrome 24, Safari 10, Firefox 29 and later have it). */

export interface SolarDay {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
}

let formatter: Intl.DateTimeFormat | undefined;

/** The Solar Hijri day of a Gregorian one. */
export function solarHijri(year: number, month: number, day: number): SolarDay {
  formatter ??= new Intl.DateTimeFormat('en-u-ca-persian-nu-latn', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const parts: Record<string, number> = {};
  for (const part of formatter.formatToParts(Date.UTC(year, month - 1, day))) parts[part.type] = parseInt(part.value, 10);
  return { year: parts['year'] ?? 0, month: parts['month'] ?? 1, day: parts['day'] ?? 1 };
}
