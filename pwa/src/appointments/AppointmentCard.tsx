import lock from 'lucide:lock';
import type { Appointment } from '../shared/api';
import { clockTime, t } from '../shared/i18n';
import { Card, DateTile, Icon } from '../shared/ui';
import { StatusChip } from './StatusChip';

/** One appointment in the list; leads to all about it. */
export function AppointmentCard({ appointment }: { appointment: Appointment }) {
  const { id, starts_at, topic, worker, place } = appointment;
  return (
    <Card to={`/appointments/${id}`}>
      <div class="row">
        <DateTile moment={starts_at} />
        <div class="grow">
          <strong class="key-figure">{t('{time} Uhr', { time: clockTime(starts_at) })}</strong>
          <span class="muted block"><bdi>{topic.name}</bdi>{topic.is_discreet && <> <Icon of={lock} size={14} /></>}</span>
          <span class="muted block"><bdi>{worker.name}</bdi> · <bdi>{place.name}</bdi></span>
        </div>
      </div>
      <StatusChip appointment={appointment} />
    </Card>
  );
}
