import type { ComponentChildren } from 'preact';
import languages from 'lucide:languages';
import user from 'lucide:circle-user-round';
import { t } from '../shared/i18n';
import { navigate } from '../shared/router';
import { session, sessionAsOf } from '../shared/session';
import { IconButton, PartlyTranslated, Screen, StateLine } from '../shared/ui';
import { MyWorker } from './MyWorker';
import { NextAppointment } from './NextAppointment';

/** The first thing to see: what comes next, and who helps. `children` is what other features have to say here. */
export function HomeScreen({ children }: { children?: ComponentChildren }) {
  const { viewer, resident } = session.value ?? {};
  const name = viewer?.call_me ?? '';
  const actions = (
    <>
      <IconButton icon={languages} label={t('Sprache')} onPress={() => navigate('/language')} />
      <IconButton icon={user} label={t('Mein Konto')} onPress={() => navigate('/account')} />
    </>
  );
  return (
    <Screen title={t('Hallo {name}', { name })} actions={actions} below={<StateLine asOf={sessionAsOf.value} />}>
      <PartlyTranslated />
      {children}
      <NextAppointment next={resident?.next_appointment ?? null} mayBook={resident?.can_book ?? false} />
      <MyWorker worker={resident?.worker ?? null} mayBook={resident?.can_book ?? false} />
    </Screen>
  );
}
