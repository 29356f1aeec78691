import { useEffect } from 'preact/hooks';
import clock from 'lucide:clock';
import languages from 'lucide:languages';
import userX from 'lucide:user-x';
import { language, t, wholeTime } from '../shared/i18n';
import { navigate, type Params } from '../shared/router';
import { Card, Chip, EmptyState, LoadError, PersonRow, QuietButton, Screen, Skeleton, StateLine } from '../shared/ui';
import { BookingSteps } from './BookingSteps';
import { type TopicWorker, workersStore } from './slots';

/** With whom? The own worker first. Where there is only one, nobody is asked. */
export default function WorkerScreen({ params }: { params: Params }) {
  const topic = Number(params['topic']);
  const { data, asOf, error, load } = workersStore(topic);
  useEffect(() => void load(), [topic]);
  const workers = data.value?.items;
  const only = workers?.length === 1 ? workers[0] : undefined;
  useEffect(() => {
    if (only) navigate(timePath(topic, only), { replace: true });
  }, [only?.worker.id]);
  return (
    <Screen title={t('Zu wem möchten Sie?')} backTo="/book" below={<><BookingSteps at={2} /><StateLine asOf={asOf.value} /></>}>
      {!workers && (error.value ? <LoadError error={error.value} retry={() => void load()} /> : <Skeleton tall />)}
      {workers?.length === 0 && <EmptyState icon={userX} action={<QuietButton to="/book">{t('Anderes Thema wählen')}</QuietButton>}>{t('Für dieses Thema ist gerade niemand da.')}</EmptyState>}
      {!only && workers?.map((each) => <WorkerCard key={each.worker.id} topic={topic} choice={each} />)}
    </Screen>
  );
}

function WorkerCard({ topic, choice }: { topic: number; choice: TopicWorker }) {
  const { worker, is_mine, first_free, speaks_my_language } = choice;
  return (
    <Card to={timePath(topic, choice)}>
      <PersonRow name={worker.name} initials={worker.initials} role={is_mine ? t('Ihre Beratung') : worker.title} where={worker.when_and_where} />
      <span class="chips">
        {speaks_my_language && <Chip icon={languages} tone="done">{t('Spricht {language}', { language: language.value.ownName })}</Chip>}
        {first_free
          ? <Chip icon={clock}>{t('Frei ab {when}', { when: wholeTime(first_free) })}</Chip>
          : <Chip icon={clock} tone="plain">{t('In 4 Wochen nichts frei')}</Chip>}
      </span>
    </Card>
  );
}

function timePath(topic: number, { worker }: TopicWorker): string {
  return `/book/${topic}/${worker.id}`;
}
