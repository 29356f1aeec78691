/** My account: language, computers where I am signed in, signing out. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import logOut from 'lucide:log-out';
import monitor from 'lucide:monitor';
import { get, post, sentenceOf } from '../../shared/api';
import { unsent } from '../../shared/chat';
import { fullDate, t } from '../../shared/i18n';
import { PushSetting } from '../../shared/push';
import { refreshSession, session, signOut } from '../../shared/session';
import { announce, Chip, Confirm, ErrorNote, Icon, LoadError, PlainButton, Skeleton } from '../../shared/ui';
import { Page } from '../frame/Page';
import { remote } from '../parts/remote';
import { useTask } from '../parts/task';
import type { Device } from '../shapes';
import { LanguageChoice } from './LanguageChoice';

export function AccountScreen() {
  const me = session.value;
  const leaving = useTask();
  const asks = useSignal(false);
  const leave = (): void => {
    if (unsent.value.length > 0 && !asks.value) asks.value = true;
    else void leaving.run(signOut);
  };
  return (
    <Page title={t('Konto')}>
      <section class="card narrow" aria-label={t('Ich')}>
        <p class="who"><strong dir="auto">{me?.staff?.display_name}</strong><span class="muted" dir="auto">{me?.staff?.team}</span><span class="muted" dir="auto">{me?.staff?.organisation}</span></p>
        <LanguageChoice onChoose={(code) => void keepLanguage(code)} />
        <PlainButton icon={logOut} iconTurns busy={leaving.busy} onPress={leave}>{t('Abmelden')}</PlainButton>
        {leaving.refusal && <ErrorNote>{leaving.refusal}</ErrorNote>}
        {asks.value && (
          <Confirm title={t('Trotzdem abmelden?')} yes={t('Ja, abmelden')} icon={logOut} busy={leaving.busy} onYes={leave} onNo={() => (asks.value = false)}>
            <p>{t('Etwas ist noch nicht gesendet. Wenn Sie sich abmelden, geht es verloren.')}</p>
          </Confirm>
        )}
      </section>
      <section class="narrow stack" aria-labelledby="notifications">
        <h2 id="notifications">{t('Benachrichtigungen')}</h2>
        <PushSetting />
      </section>
      <Devices />
    </Page>
  );
}

async function keepLanguage(language: string): Promise<void> {
  await post('/language', { body: { language } }).catch((error: unknown) => announce(sentenceOf(error)));
  await refreshSession();
}

function Devices() {
  const devices = useMemo(() => remote(() => get<Device[]>('/devices')), []);
  const ending = useSignal<Device | null>(null);
  const task = useTask();
  useEffect(() => void devices.load(), []);
  const end = (device: Device) => task.run(async () => {
    await post(`/devices/${device.id}/end`);
    ending.value = null;
    announce(t('Das Gerät ist abgemeldet.'));
    await devices.load();
  });
  return (
    <section class="narrow stack" aria-labelledby="devices">
      <h2 id="devices">{t('Hier sind Sie angemeldet')}</h2>
      {devices.error.value !== null && !devices.data.value && <LoadError error={devices.error.value} retry={() => void devices.load()} />}
      {devices.data.value ? (
        <ul class="stack">
          {devices.data.value.map((device) => <DeviceRow key={device.id} device={device} onEnd={() => (ending.value = device)} />)}
        </ul>
      ) : devices.error.value === null && <Skeleton cards={1} />}
      {ending.value && (
        <Confirm title={t('Dieses Gerät abmelden?')} yes={t('Ja, abmelden')} icon={logOut} busy={task.busy} onYes={() => void end(ending.value!)} onNo={() => (ending.value = null)}>
          <p>{t('Dort muss man sich dann neu anmelden.')}</p>
          {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
        </Confirm>
      )}
    </section>
  );
}

function DeviceRow({ device, onEnd }: { device: Device; onEnd: () => void }) {
  return (
    <li class="card row">
      <Icon of={monitor} />
      <span class="grow">
        <strong dir="auto">{device.label || t('Gerät')}</strong>
        <span class="muted block">{t('Seit {date}, zuletzt am {day}', { date: fullDate(device.created_at), day: fullDate(device.last_used_on) })}</span>
      </span>
      {device.is_this ? <Chip tone="done">{t('Dieses Gerät')}</Chip> : <PlainButton onPress={onEnd}>{t('Abmelden')}</PlainButton>}
    </li>
  );
}
