import { useEffect, useState } from 'preact/hooks';
import calendarPlus from 'lucide:calendar-plus';
import calendarX from 'lucide:calendar-x-2';
import { sentenceOf } from '../shared/api';
import { t } from '../shared/i18n';
import { session } from '../shared/session';
import { EmptyState, ErrorNote, LoadError, PlainButton, PrimaryButton, Screen, Skeleton, StateLine } from '../shared/ui';
import { AppointmentCard } from './AppointmentCard';
import { isComing, type MyAppointments } from './list';
import { RequestCards } from './RequestCards';
import { appointments, loadOlder } from './store';

/** What comes, and below it what was. */
export default function AppointmentsScreen() {
  const { data, asOf, error, load } = appointments;
  useEffect(() => void load(), []);
  const list = data.value;
  const mayBook = session.value?.resident?.can_book ?? false;
  return (
    <Screen title={t('Meine Termine')} below={<StateLine asOf={asOf.value} />}
      footer={mayBook && <PrimaryButton icon={calendarPlus} to="/book">{t('Termin buchen')}</PrimaryButton>}>
      <RequestCards />
      {!list && (error.value ? <LoadError error={error.value} retry={() => void load()} /> : <Skeleton tall />)}
      {list && <Coming list={list} />}
      {list && list.past.items.length > 0 && <Past list={list} />}
    </Screen>
  );
}

function Coming({ list }: { list: MyAppointments }) {
  const now = new Date().toISOString();
  const coming = list.upcoming.filter((each) => isComing(each, now));
  if (coming.length === 0) return <EmptyState icon={calendarX}>{t('Sie haben gerade keinen Termin.')}</EmptyState>;
  return <>{coming.map((each) => <AppointmentCard key={each.id} appointment={each} />)}</>;
}

function Past({ list }: { list: MyAppointments }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const more = async (): Promise<void> => {
    setBusy(true);
    await loadOlder().then(() => setError(null), setError);
    setBusy(false);
  };
  return (
    <>
      <h2>{t('Vorbei')}</h2>
      {list.past.items.map((each) => <AppointmentCard key={each.id} appointment={each} />)}
      {error !== null && <ErrorNote>{sentenceOf(error)}</ErrorNote>}
      {list.past.next !== null && <PlainButton busy={busy} onPress={() => void more()}>{t('Ältere Termine')}</PlainButton>}
    </>
  );
}
