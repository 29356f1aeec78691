import { useState } from 'preact/hooks';
import idCard from 'lucide:id-card';
import logOut from 'lucide:log-out';
import trash from 'lucide:trash-2';
import wifiOff from 'lucide:wifi-off';
import { sentenceOf } from '../shared/api';
import { t } from '../shared/i18n';
import { openDrafts } from '../shared/offline';
import { navigate } from '../shared/router';
import { signOut } from '../shared/session';
import { Card, DangerButton, ErrorNote, Icon, PlainButton, Screen } from '../shared/ui';

/** Signing out wipes the phone; what was not sent is lost, and that is said before. */
export default function LeaveScreen() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const leave = async (): Promise<void> => {
    setBusy(true);
    try {
      await signOut();
      navigate('/', { replace: true });
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Screen title={t('Abmelden')} backTo="/account" footer={
      <>
        <DangerButton icon={logOut} busy={busy} onPress={() => void leave()}>{t('Ja, abmelden')}</DangerButton>
        <PlainButton to="/account">{t('Nein, zurück')}</PlainButton>
      </>
    }>
      {[...openDrafts.value].some((name) => name.startsWith('unsent')) && (
        <Card tone="attention"><p class="row"><Icon of={wifiOff} /><span class="grow">{t('Etwas ist noch nicht gesendet. Wenn Sie sich abmelden, geht es verloren.')}</span></p></Card>
      )}
      <Card>
        <p class="row"><span class="row-icon"><Icon of={trash} /></span><span class="grow">{t('Alles von Ihnen wird auf diesem Telefon gelöscht. Ihre Termine bleiben bestehen.')}</span></p>
        <p class="row"><span class="row-icon"><Icon of={idCard} /></span><span class="grow">{t('Zum Anmelden brauchen Sie wieder eine neue Karte.')}</span></p>
      </Card>
      {error !== null && <ErrorNote>{sentenceOf(error)}</ErrorNote>}
    </Screen>
  );
}
