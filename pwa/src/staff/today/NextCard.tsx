import type { Appointment } from '../../shared/api';
import { clockTime, t } from '../../shared/i18n';
import { href } from '../../shared/router';
import { Chip, DateTile } from '../../shared/ui';
import { placeAndHouse } from '../houses/mine';
import { timeSpan } from '../parts/time';
import { languageName } from '../parts/words';

/** The appointment that comes next, or is running. */
export function NextCard({ appointment }: { appointment: Appointment }) {
  const { id, resident, topic, place, mode, starts_at, ends_at, interpreter_language: wish } = appointment;
  const runs = starts_at <= new Date().toISOString();
  return (
    <a class="card leads next-card" href={href(`/today/${id}`)}>
      <span class="row">
        <DateTile moment={starts_at} />
        <span class="grow">
          <span class="muted block">{runs ? t('Läuft gerade') : t('Ihr nächster Termin')}</span>
          <strong class="key-figure">{timeSpan(clockTime(starts_at), clockTime(ends_at))} <bdi>{resident?.name}</bdi></strong>
          <span class="muted block"><bdi>{topic.name}</bdi> · {mode === 'phone' ? t('Telefon') : <bdi>{placeAndHouse(place)}</bdi>}</span>
        </span>
        {wish && <Chip tone={appointment.interpreter_state === 'wanted' ? 'attention' : 'accent'}>{languageName(wish)}</Chip>}
      </span>
    </a>
  );
}
