import house from 'lucide:house';
import { t } from '../shared/i18n';
import { PrimaryButton, Screen, StateLine } from '../shared/ui';
import { RequestCards } from './RequestCards';
import { waiting } from './requests';

/** Asked for without network: not an appointment yet, and said so as long as it is so. */
export default function WaitingScreen() {
  const isWaiting = waiting.value.length > 0;
  return (
    <Screen title={isWaiting ? t('Noch nicht gebucht') : t('Termin')} backTo="/" below={<StateLine />} footer={<PrimaryButton icon={house} to="/">{t('Zur Startseite')}</PrimaryButton>}>
      {isWaiting && <p>{t('Sie haben kein Netz. Ihr Wunsch ist auf diesem Telefon gespeichert. Wir fragen den Termin an, sobald das Netz wieder da ist.')}</p>}
      <RequestCards />
    </Screen>
  );
}
