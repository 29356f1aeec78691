import check from 'lucide:check';
import hourglass from 'lucide:hourglass';
import x from 'lucide:circle-x';
import { t, wholeTime } from '../shared/i18n';
import { navigate } from '../shared/router';
import { Icon, PlainButton, QuietButton } from '../shared/ui';
import { dismiss, giveUp, type Outcome, outcomes, type Waiting, waiting } from './requests';

/** Bookings that wait for the network, and how they ended. Stands on the home screen and above my appointments. */
export function RequestCards() {
  return (
    <>
      {outcomes.value.map((outcome) => <OutcomeCard key={outcome.key} outcome={outcome} />)}
      {waiting.value.map((entry) => <WaitingCard key={entry.key} entry={entry} />)}
    </>
  );
}

function WaitingCard({ entry }: { entry: Waiting }) {
  const { slot, worker } = entry.choice;
  return (
    <section class="card attention" role="status">
      <div class="row"><Icon of={hourglass} /><div class="grow">
        <h2>{t('Wartet auf Netz. Noch nicht gebucht.')}</h2>
        <p>{slot && wholeTime(slot.starts_at)} · <bdi>{worker?.name}</bdi></p>
      </div></div>
      <PlainButton onPress={() => giveUp(entry.key)}>{t('Nicht mehr anfragen')}</PlainButton>
    </section>
  );
}

function OutcomeCard({ outcome }: { outcome: Outcome }) {
  const { slot, topic, worker } = outcome.choice;
  const booked = outcome.appointmentId !== '';
  const leave = (to: string): void => {
    dismiss(outcome.key);
    navigate(to);
  };
  return (
    <section class={booked ? 'card done' : 'card urgent'} role="status">
      <div class="row"><Icon of={booked ? check : x} /><div class="grow">
        <h2>{booked ? t('Ihr Termin ist gebucht.') : t('Der Termin hat nicht geklappt.')}</h2>
        <p>{slot && wholeTime(slot.starts_at)} · <bdi>{worker?.name}</bdi></p>
        {outcome.sentence && <p>{outcome.sentence}</p>}
      </div></div>
      <div class="buttons">
        {booked
          ? <QuietButton onPress={() => leave(`/appointments/${outcome.appointmentId}`)}>{t('Termin ansehen')}</QuietButton>
          : topic && worker && <QuietButton onPress={() => leave(`/book/${topic.id}/${worker.id}`)}>{t('Andere Zeit wählen')}</QuietButton>}
        <PlainButton onPress={() => dismiss(outcome.key)}>{t('Gut')}</PlainButton>
      </div>
    </section>
  );
}
