import { useEffect } from 'preact/hooks';
import { clockTime, dayOf, mondayOf, t } from '../../shared/i18n';
import { href } from '../../shared/router';
import { DateTile, Skeleton } from '../../shared/ui';
import { placeAndHouse } from '../houses/mine';
import { timeSpan } from '../parts/time';
import { isCancelled } from '../week/geometry';
import { knownAppointments, loadWaiting, waitingIsKnown } from '../week/store';

/** The next appointment with me, if there is one in the weeks in which people book. */
export function NextAppointments({ residentId }: { residentId: string }) {
  useEffect(() => void loadWaiting(), []);
  const now = new Date().toISOString();
  const next = knownAppointments().find((each) => each.resident?.id === residentId && each.ends_at > now && !isCancelled(each));
  return (
    <section class="stack" aria-labelledby="next-appointment">
      <h3 id="next-appointment">{t('Nächster Termin')}</h3>
      {next ? (
        <a class="card leads waiting-card" href={href(`/week/${mondayOf(dayOf(next.starts_at))}/${next.id}`)}>
          <DateTile moment={next.starts_at} />
          <span class="grow">
            <strong>{timeSpan(clockTime(next.starts_at), clockTime(next.ends_at))}</strong>
            <span class="muted block"><bdi>{next.topic.name}</bdi></span>
            <span class="muted block">{next.mode === 'phone' ? t('Telefon') : <bdi>{placeAndHouse(next.place)}</bdi>}</span>
          </span>
        </a>
      ) : waitingIsKnown() ? <p class="muted">{t('Kein Termin bei Ihnen.')}</p> : <Skeleton cards={1} />}
    </section>
  );
}
