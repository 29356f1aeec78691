/** The weekly rules as a small picture; what is being entered stands out. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { plusDays, shortWeekday, t, today, weekday } from '../../shared/i18n';
import { minutesOf, timeSpan } from '../parts/time';
import type { Rule } from '../shapes';
import { placeInDay } from '../week/place_in_day';

export type RuleShape = Pick<Rule, 'weekday' | 'starts_at' | 'ends_at' | 'kind'>;

const FROM = 7 * 60;
const TO = 19 * 60;
/** A Monday, to get at the names of the weekdays. */
const A_MONDAY = '2024-01-01';

/** "Montag" for 0. */
export function weekdayName(index: number): string {
  return weekday(plusDays(A_MONDAY, index));
}

export function MiniWeek({ rules, draft = null }: { rules: readonly Rule[]; draft?: RuleShape | null }) {
  const sheet = useRef<HTMLDivElement>(null);
  const current = rules.filter((rule) => rule.valid_to === null || rule.valid_to >= today());
  const shapes: readonly RuleShape[] = draft ? [...current, draft] : current;
  const days = Array.from({ length: Math.max(5, ...shapes.map((rule) => rule.weekday + 1)) }, (_, index) => index);
  useEffect(() => {
    sheet.current?.style.setProperty('--days', String(days.length));
    sheet.current?.style.setProperty('--minutes', String(TO - FROM));
  });
  return (
    <div class="mini-week" ref={sheet} role="img" aria-label={t('Bild der Woche mit Ihren Zeiten')}>
      {days.map((day) => (
        <div key={day} class="mini-day">
          <span class="mini-name">{shortWeekday(plusDays(A_MONDAY, day))}</span>
          <div class="mini-column">
            {current.filter((rule) => rule.weekday === day).map((rule) => <Block key={rule.id} rule={rule} look={`mini-block mini-${rule.kind}`} />)}
            {draft?.weekday === day && <Block rule={draft} look={`mini-block mini-${draft.kind} mini-draft`} />}
          </div>
        </div>
      ))}
    </div>
  );
}

function Block({ rule, look }: { rule: RuleShape; look: string }) {
  const block = useRef<HTMLDivElement>(null);
  const span = { from: Math.max(FROM, minutesOf(rule.starts_at)), to: Math.min(TO, minutesOf(rule.ends_at)) };
  useLayoutEffect(() => placeInDay(span, FROM)(block.current));
  return <div class={look} ref={block} title={timeSpan(rule.starts_at, rule.ends_at)} />;
}
