import { useEffect } from 'preact/hooks';
import clock from 'lucide:calendar-clock';
import x from 'lucide:circle-x';
import type { Appointment } from '../shared/api';
import { t, wholeTime } from '../shared/i18n';
import { session } from '../shared/session';
import { Icon, PlainButton, QuietButton } from '../shared/ui';
import { cancelledUnseen, cancelSentence, markSeen, restoreSeen } from './cancelled';
import { RequestCards } from './RequestCards';

/** What the home screen tells of appointments. */
export function News() {
  return <><CancelledCards /><RequestCards /></>;
}

/** What the service cancelled, above all else on the home screen: nobody shall stand at a closed door. */
function CancelledCards() {
  useEffect(() => void restoreSeen(), []);
  return <>{cancelledUnseen.value.map((each) => <CancelledCard key={each.id} appointment={each} />)}</>;
}

function CancelledCard({ appointment: { id, starts_at, topic, worker, cancel_reason } }: { appointment: Appointment }) {
  return (
    <section class="card urgent" role="status">
      <div class="row"><Icon of={x} /><div class="grow">
        <h2>{cancelSentence(cancel_reason)}</h2>
        <p><s>{wholeTime(starts_at)}</s> · <bdi>{worker.name}</bdi></p>
      </div></div>
      <div class="buttons">
        {session.value?.resident?.can_book && <QuietButton icon={clock} to={`/book/${topic.id}/${worker.id}`}>{t('Andere Zeit wählen')}</QuietButton>}
        <PlainButton onPress={() => markSeen(id)}>{t('Gut')}</PlainButton>
      </div>
    </section>
  );
}
