import house from 'lucide:house';
import { t } from '../shared/i18n';
import { PrimaryButton, Screen, StateLine } from '../shared/ui';
import { RequestCards } from './RequestCards';

/** Asked for without network: not an appointment yet, and said so. */
export default function WaitingScreen() {
  return (
    <Screen title={t('Noch nicht gebucht')} backTo="/" below={<StateLine />} footer={<PrimaryButton icon={house} to="/">{t('Zur Startseite')}</PrimaryButton>}>
      <p>{t('Sie haben kein Netz. Ihr Wunsch ist auf diesem Telefon gespeichert. Wir fragen den Termin an, sobald das Netz wieder da ist.')}</p>
      <RequestCards />
    </Screen>
  );
}
