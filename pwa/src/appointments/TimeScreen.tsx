import { useEffect } from 'preact/hooks';
import arrow from 'lucide:arrow-right';
import { language, t, wholeTime } from '../shared/i18n';
import type { Params } from '../shared/router';
import { session } from '../shared/session';
import { Check, ErrorNote, LoadError, PersonRow, PlainButton, PrimaryButton, Screen, Skeleton } from '../shared/ui';
import { booking, chooseInterpreter, chooseSlot, chooseTopic, chooseWorker, interpreterLanguage, refusal } from './booking';
import { BookingSteps } from './BookingSteps';
import { workersStore } from './slots';
import { TimeChoice } from './TimeChoice';

/** When? The button says the whole choice. */
export default function TimeScreen({ params }: { params: Params }) {
  const topic = Number(params['topic']);
  const workerId = params['worker'] ?? '';
  const isChosen = useChoice(topic, workerId);
  const { slot } = booking.value.value;
  const footer = slot && isChosen
    ? <PrimaryButton icon={arrow} iconTurns to="/book/confirm">{wholeTime(slot.starts_at)}</PrimaryButton>
    : <PrimaryButton disabled>{t('Bitte wählen Sie eine Zeit')}</PrimaryButton>;
  return (
    <Screen title={t('Wann?')} backTo="/book" below={<BookingSteps at={3} />} footer={footer}>
      {refusal.value && <ErrorNote>{refusal.value}</ErrorNote>}
      {isChosen ? <Times topic={topic} /> : <Opening topic={topic} />}
    </Screen>
  );
}

/** Whether topic and person of the address are the chosen ones; an old link chooses them first. */
function useChoice(topic: number, workerId: string): boolean {
  const workers = workersStore(topic);
  useEffect(() => void workers.load(), [topic]);
  const found = workers.data.value?.items.find(({ worker }) => worker.id === workerId);
  useEffect(() => {
    const named = session.value?.resident?.topics.find(({ id }) => id === topic);
    if (named) chooseTopic(named);
    if (found) chooseWorker(found.worker, found.speaks_my_language);
  }, [found?.worker.id]);
  const choice = booking.value.value;
  return choice.topic?.id === topic && choice.worker?.id === workerId;
}

function Opening({ topic }: { topic: number }) {
  const { error, load } = workersStore(topic);
  return error.value ? <LoadError error={error.value} retry={() => void load()} /> : <Skeleton cards={2} />;
}

function Times({ topic }: { topic: number }) {
  const choice = booking.value.value;
  const { worker, slot } = choice;
  if (!worker) return null;
  const interpreter = interpreterLanguage(choice);
  return (
    <>
      <div class="appointments-who">
        <PersonRow name={worker.name} initials={worker.initials} role={choice.topic?.name} />
        <InterpreterCheck />
      </div>
      <TimeChoice key={interpreter} search={{ topic, worker: worker.id, interpreter }} chosen={slot} on={choice.on} onChoose={chooseSlot} nothing={<NothingHere topic={topic} />} />
    </>
  );
}

function InterpreterCheck() {
  const { withInterpreter } = booking.value.value;
  if (language.value.code === 'de') return null;
  return <Check label={t('Mit Dolmetscher oder Dolmetscherin ({language})', { language: language.value.ownName })} checked={withInterpreter} onChange={chooseInterpreter} />;
}

function NothingHere({ topic }: { topic: number }) {
  const several = (workersStore(topic).data.value?.items.length ?? 0) > 1;
  const { withInterpreter, worker } = booking.value.value;
  if (several) return <PlainButton to={`/book/${topic}`}>{t('Andere Person wählen')}</PlainButton>;
  if (withInterpreter) return <PlainButton onPress={() => chooseInterpreter(false)}>{t('Ohne Dolmetscher suchen')}</PlainButton>;
  return <p class="muted" dir="auto">{worker?.when_and_where}</p>;
}
