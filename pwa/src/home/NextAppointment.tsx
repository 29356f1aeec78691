import calendar from 'lucide:calendar';
import fileText from 'lucide:file-text';
import mapPin from 'lucide:map-pin';
import phone from 'lucide:phone';
import type { Appointment } from '../shared/api';
import { clockTime, t } from '../shared/i18n';
import { Card, Chip, DateTile, EmptyState, Icon, PrimaryButton } from '../shared/ui';

/** The card of the next appointment; without one, the way to one. */
export function NextAppointment({ next, mayBook }: { next: Appointment | null; mayBook: boolean }) {
  if (!next) {
    return (
      <Card>
        <EmptyState icon={calendar} action={mayBook && <PrimaryButton icon={calendar} to="/book">{t('Termin buchen')}</PrimaryButton>}>
          {t('Sie haben gerade keinen Termin.')}
        </EmptyState>
      </Card>
    );
  }
  const { id, starts_at, worker, place, topic } = next;
  return (
    <Card to={`/appointments/${id}`}>
      <div class="row">
        <DateTile moment={starts_at} />
        <div class="grow">
          <span class="muted block">{t('Ihr nächster Termin')}</span>
          <strong class="key-figure">{t('{time} Uhr', { time: clockTime(starts_at) })}</strong>
          <span class="muted block"><bdi>{worker.name}</bdi></span>
          <span class="muted block home-place"><Icon of={place.kind === 'phone' ? phone : mapPin} size={16} /> <bdi>{place.name}</bdi></span>
        </div>
      </div>
      {next.status === 'handover' && <span class="chips"><Chip tone="attention">{t('Ihre Beratung ist nicht da. Jemand meldet sich bei Ihnen.')}</Chip></span>}
      {topic.papers.length > 0 && <ul class="chips" aria-label={t('Bitte bringen Sie mit:')}>{topic.papers.map((paper) => <li key={paper}><Chip icon={fileText}><bdi>{paper}</bdi></Chip></li>)}</ul>}
    </Card>
  );
}
