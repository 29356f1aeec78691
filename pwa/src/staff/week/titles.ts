/** How a span of days is called. */
import { catalogue, isolate, local } from '../../shared/i18n';

/** "23.–27. November" or "30. November – 4. Dezember", in the page's language. */
export function monthSpan(first: string, last: string): string {
  const [from, to] = [local(first), local(last)];
  const { months, dayMonth } = catalogue.value.dates;
  const written = (day: string | number, month: number): string => dayMonth.replace('{d}', String(day)).replace('{m}', months[month - 1] ?? '');
  if (from.month !== to.month) return `${written(from.day, from.month)} – ${written(to.day, to.month)}`;
  const dot = dayMonth.includes('{d}.') ? '.' : '';
  return written(isolate(`${from.day}${dot}–${to.day}`), from.month);
}
