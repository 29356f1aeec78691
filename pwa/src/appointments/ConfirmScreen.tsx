import { useEffect, useState } from 'preact/hooks';
import check from 'lucide:check';
import lock from 'lucide:lock';
import { ApiError, type Appointment, NetworkError, sentenceOf } from '../shared/api';
import { language, t } from '../shared/i18n';
import { navigate } from '../shared/router';
import { announce, ErrorNote, Icon, PlainButton, PrimaryButton, Screen, Skeleton, StateLine } from '../shared/ui';
import { booking, type Choice, fetchWords, freshSlots, inThisLanguage, isInOtherWords, keepKey, refuse } from './booking';
import { BookingSteps } from './BookingSteps';
import { Papers, What, Where, With } from './Facts';
import { request } from './requests';

/** Everything once more, then yes. The key of the request is made here and stays with the choice. */
export default function ConfirmScreen() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    void openOrGoBack();
  }, []);
  useEffect(() => {
    if (isInOtherWords(booking.value.value)) void fetchWords(booking.value.value);
  }, [language.value.code, booking.value.value.slot]);
  const choice = inThisLanguage(booking.value.value);
  const book = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      done(await request(choice));
    } catch (reason) {
      setBusy(false);
      if (!leadsOn(reason, choice)) setError(reason);
    }
  };
  const { topic, worker, slot } = choice;
  const limit = error instanceof ApiError && error.code === 'limit_reached';
  const footer = limit
    ? <PrimaryButton to="/appointments">{t('Meine Termine ansehen')}</PrimaryButton>
    : <PrimaryButton icon={check} busy={busy} onPress={() => void book()}>{error ? t('Noch einmal versuchen') : t('Ja, Termin buchen')}</PrimaryButton>;
  return (
    <Screen title={t('Ist das richtig?')} backTo="/book" below={<><BookingSteps at={4} /><StateLine /></>}
      footer={<>{error !== null && <ErrorNote>{sentenceOf(error)}</ErrorNote>}{footer}</>}>
      {slot && topic && worker ? (
        <>
          <section class="card">
            <What moment={slot.starts_at} minutes={choice.minutes} topic={topic} />
            <With worker={worker} interpreter={choice.withInterpreter ? 'wanted' : ''} />
          </section>
          <Papers papers={topic.papers} />
          {choice.place && <section class="card"><Where place={choice.place} /></section>}
          {topic.is_discreet && <p class="hint"><Icon of={lock} size={18} /><span>{t('Das Thema sehen nur Sie und {name}.', { name: worker.name })}</span></p>}
          <PlainButton to={`/book/${topic.id}/${worker.id}`}>{t('Andere Zeit')}</PlainButton>
        </>
      ) : <Skeleton tall />}
    </Screen>
  );
}

async function openOrGoBack(): Promise<void> {
  await booking.restore();
  if (booking.value.value.slot) keepKey();
  else navigate('/book', { replace: true });
}

function done(booked: Appointment): void {
  booking.drop();
  announce(t('Ihr Termin ist gebucht.'));
  navigate(`/book/done/${booked.id}`, { replace: true });
}

/** No network: it waits. The time is gone: fresh times are shown at once. Both keep what was chosen. */
function leadsOn(reason: unknown, { topic, worker }: Choice): boolean {
  if (reason instanceof NetworkError) {
    booking.drop();
    navigate('/book/waiting', { replace: true });
    return true;
  }
  const slots = freshSlots(reason);
  if (!slots || !topic || !worker) return false;
  refuse(sentenceOf(reason), slots);
  navigate(`/book/${topic.id}/${worker.id}`, { replace: true });
  return true;
}
