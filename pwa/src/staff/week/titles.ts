/** How a span of days is called. */
import { dateNames, isolate, local, today } from '../../shared/i18n';

/** "23.–27. November" or "30. November – 4. Dezember", in the page's language; with the year when it is another one. */
export function monthSpan(first: string, last: string, now = today()): string {
  const [from, to, thisYear] = [local(first), local(last), local(now).year];
  const { months, dayMonth, dayMonthYear } = dateNames();
  const isOther = from.year !== thisYear || to.year !== thisYear;
  const written = (day: string | number, month: number, year: number | null): string => (year === null ? dayMonth : dayMonthYear)
    .replace('{d}', String(day)).replace('{m}', months[month - 1] ?? '').replace('{y}', String(year ?? ''));
  const end = isOther ? to.year : null;
  if (from.month !== to.month) return `${written(from.day, from.month, from.year === to.year ? null : from.year)} – ${written(to.day, to.month, end)}`;
  const dot = dayMonth.includes('{d}.') ? '.' : '';
  return written(isolate(`${from.day}${dot}–${to.day}`), from.month, end);
}
