import { useEffect, useState } from 'preact/hooks';
import logOut from 'lucide:log-out';
import smartphone from 'lucide:smartphone';
import { get, post, sentenceOf } from '../shared/api';
import { fullDate, t } from '../shared/i18n';
import { live } from '../shared/offline';
import { announce, Chip, Confirm, DangerButton, ErrorNote, Icon, LoadError, Screen, Skeleton, StateLine } from '../shared/ui';
import { MadeCards } from './MadeCards';

interface Device {
  readonly id: string;
  readonly label: string;
  readonly created_at: string;
  readonly last_used_on: string;
  readonly is_this: boolean;
}

const devices = live('devices', () => get<Device[]>('/devices'));

/** Where the person is signed in; a lost phone is signed out here. */
export default function DevicesScreen() {
  const [asked, setAsked] = useState<Device | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => void devices.load(), []);
  const end = async (device: Device): Promise<void> => {
    setAsked(null);
    setError(null);
    try {
      await post(`/devices/${device.id}/end`);
      devices.set((devices.data.value ?? []).filter(({ id }) => id !== device.id));
      announce(t('Das Gerät ist abgemeldet.'));
    } catch (reason) {
      setError(reason);
    }
  };
  const list = devices.data.value;
  return (
    <Screen title={t('Meine Geräte')} backTo="/account" below={<StateLine asOf={devices.asOf.value} />}>
      {error !== null && <ErrorNote>{sentenceOf(error)}</ErrorNote>}
      {list?.map((device) => <DeviceCard key={device.id} device={device} onEnd={() => setAsked(device)} />)}
      {!list && (devices.error.value ? <LoadError error={devices.error.value} retry={() => void devices.load()} /> : <Skeleton tall />)}
      {list && <MadeCards />}
      {asked && (
        <Confirm title={t('Gerät abmelden?')} yes={t('Ja, abmelden')} icon={logOut} onYes={() => void end(asked)} onNo={() => setAsked(null)}>
          <p>{t('Danach sieht man auf diesem Gerät nichts mehr von Ihnen.')}</p>
        </Confirm>
      )}
    </Screen>
  );
}

function DeviceCard({ device, onEnd }: { device: Device; onEnd: () => void }) {
  return (
    <section class="card">
      <div class="row">
        <span class="row-icon"><Icon of={smartphone} /></span>
        <span class="grow">
          <strong dir="auto">{device.label || t('Unbekanntes Gerät')}</strong>
          <span class="muted block">{t('Seit {day}', { day: fullDate(device.created_at) })}</span>
          <span class="muted block">{t('Zuletzt benutzt: {day}', { day: fullDate(device.last_used_on) })}</span>
        </span>
      </div>
      {device.is_this
        ? <div class="chips"><Chip tone="done">{t('Dieses Gerät')}</Chip></div>
        : <DangerButton icon={logOut} onPress={onEnd}>{t('Abmelden')}</DangerButton>}
    </section>
  );
}
