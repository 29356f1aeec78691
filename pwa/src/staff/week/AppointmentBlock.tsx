/** One appointment in the week: initials and what must be known at a glance, never a name. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import check from 'lucide:check';
import circleAlert from 'lucide:circle-alert';
import x from 'lucide:x';
import type { Appointment } from '../../shared/api';
import { clockTime, t } from '../../shared/i18n';
import { Icon } from '../../shared/ui';
import { timeSpan } from '../parts/time';
import { languageName, shortName, statusName } from '../parts/words';
import { needsOutcome, type Placed } from './geometry';
import { placeInDay } from './place_in_day';

/** Shorter than this, in minutes, a block holds one line. */
const ONE_LINE = 40;

interface BlockProps {
  placed: Placed<Appointment>;
  start: number;
  isChosen: boolean;
  isStop: boolean;
  onChoose: (appointment: Appointment) => void;
}

export function AppointmentBlock({ placed, start, isChosen, isStop, onChoose }: BlockProps) {
  const { item, lane, lanes } = placed;
  const block = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => placeInDay(placed, start, lane, lanes)(block.current));
  const waits = needsOutcome(item, new Date().toISOString());
  const extra = [item.mode === 'phone' ? t('Telefon') : '', item.interpreter_language && languageName(item.interpreter_language), topicOf(item, placed)];
  return (
    <li class="week-block" ref={block}>
      <button
        type="button" data-item data-from={placed.from} tabIndex={isStop ? 0 : -1} aria-current={isChosen ? 'true' : undefined}
        class={`appointment ${waits ? 'waits' : item.status}`} onClick={() => onChoose(item)}
      >
        <span class="for-ears">{timeSpan(clockTime(item.starts_at), clockTime(item.ends_at))}</span>
        <BlockIcon status={item.status} waits={waits} />
        <span class={placed.to - placed.from < ONE_LINE ? 'block-text one-line' : 'block-text'}><bdi>{shortName(item.resident?.initials ?? '')}</bdi>{extra.filter(Boolean).map((word) => <span key={word}> · <bdi>{word}</bdi></span>)}</span>
        <span class="for-ears">{waits ? t('Ergebnis fehlt') : item.status === 'booked' ? '' : statusName(item.status)}</span>
      </button>
    </li>
  );
}

/** The topic only where there is room for it, and never a discreet one: others look at the screen too. */
function topicOf({ topic }: Appointment, { from, to, lanes }: Placed<Appointment>): string {
  return topic.is_discreet || lanes > 1 || to - from < 30 ? '' : topic.name;
}

function BlockIcon({ status, waits }: { status: Appointment['status']; waits: boolean }) {
  if (waits) return <Icon of={circleAlert} size={15} />;
  if (status === 'fulfilled') return <Icon of={check} size={15} />;
  if (status === 'no_show' || status === 'excused') return <Icon of={x} size={15} />;
  return null;
}
