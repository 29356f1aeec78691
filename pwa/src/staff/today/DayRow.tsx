import languages from 'lucide:languages';
import type { Appointment } from '../../shared/api';
import { clockTime, t } from '../../shared/i18n';
import { href } from '../../shared/router';
import { Chip } from '../../shared/ui';
import { StatusChip } from '../appointment/StatusChip';
import { placeAndHouse } from '../houses/mine';
import { timeSpan } from '../parts/time';
import { languageName } from '../parts/words';
import { needsOutcome } from '../week/geometry';

/** One appointment in the list of a day; opens beside it. */
export function DayRow({ appointment, isChosen }: { appointment: Appointment; isChosen: boolean }) {
  const { id, resident, topic, place, mode, starts_at, ends_at, interpreter_language: wish } = appointment;
  const waits = needsOutcome(appointment, new Date().toISOString());
  return (
    <li>
      <a class="day-row" href={href(`/today/${id}`)} aria-current={isChosen ? 'true' : undefined}>
        <strong class="day-time">{timeSpan(clockTime(starts_at), clockTime(ends_at))}</strong>
        <span class="grow">
          <strong><bdi>{resident?.name}</bdi></strong>
          <span class="muted block"><bdi>{topic.name}</bdi> · {mode === 'phone' ? t('Telefon') : <bdi>{placeAndHouse(place)}</bdi>}</span>
        </span>
        {wish && <Chip icon={languages} tone="plain">{languageName(wish)}</Chip>}
        {(waits || appointment.status !== 'booked') && <StatusChip appointment={appointment} waits={waits} />}
      </a>
    </li>
  );
}
