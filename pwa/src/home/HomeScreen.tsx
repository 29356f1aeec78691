import type { ComponentChildren } from 'preact';
import languages from 'lucide:languages';
import user from 'lucide:circle-user-round';
import type { Appointment } from '../shared/api';
import { t } from '../shared/i18n';
import { navigate } from '../shared/router';
import { session, sessionAsOf } from '../shared/session';
import { IconButton, PartlyTranslated, Screen, StateLine } from '../shared/ui';
import { MyWorker } from './MyWorker';
import { NextAppointment } from './NextAppointment';

interface HomeScreenProps {
  /** What other features have to say before anything else. */
  news?: ComponentChildren;
  /** What waits to be read. */
  unread?: ComponentChildren;
}

/** The first thing to see: what comes next, what waits, and who helps. */
export function HomeScreen({ news, unread }: HomeScreenProps) {
  const { viewer, resident } = session.value ?? {};
  const name = viewer?.call_me ?? '';
  const mayBook = resident?.can_book ?? false;
  const next = stillAhead(resident?.next_appointment);
  const actions = (
    <>
      <IconButton icon={languages} label={t('Sprache')} onPress={() => navigate('/language')} />
      <IconButton icon={user} label={t('Mein Konto')} onPress={() => navigate('/account')} />
    </>
  );
  return (
    <Screen title={t('Hallo {name}', { name })} actions={actions} below={<StateLine asOf={sessionAsOf.value} />}>
      <PartlyTranslated />
      {news}
      <NextAppointment next={next} mayBook={mayBook} />
      {unread}
      <MyWorker worker={resident?.worker ?? null} deputy={resident?.deputy ?? null} mayBook={mayBook && next !== null} />
    </Screen>
  );
}

/** Without network the kept one may be over by now. */
function stillAhead(next: Appointment | null | undefined): Appointment | null {
  return next && next.ends_at > new Date().toISOString() ? next : null;
}
