import idCard from 'lucide:id-card';
import logOut from 'lucide:log-out';
import languages from 'lucide:languages';
import qrCode from 'lucide:qr-code';
import keyboard from 'lucide:keyboard';
import { t } from '../../shared/i18n';
import { navigate } from '../../shared/router';
import { sessionError, wasEnded } from '../../shared/session';
import { Card, Icon, IconButton, NetworkLine, PartlyTranslated, PrimaryButton, Row, Screen } from '../../shared/ui';

/** The first screen of somebody without a card: what this is, and where the card comes from. */
export function WelcomeScreen() {
  return (
    <Screen
      title={t('Willkommen bei Lotse')}
      actions={<IconButton icon={languages} label={t('Sprache')} onPress={() => navigate('/language')} />}
      below={<NetworkLine />}
      footer={<PrimaryButton icon={keyboard} to="/card">{t('Code eingeben')}</PrimaryButton>}
    >
      <PartlyTranslated />
      {wasEnded.value && <Card tone="attention"><p class="row"><Icon of={logOut} turns /><strong class="grow">{t('Sie sind auf diesem Telefon nicht mehr angemeldet.')}</strong></p></Card>}
      <p>{t('Mit Lotse bekommen Sie Termine bei Ihrer Beratung. In Ihrer Sprache.')}</p>
      <Card label={t('So fangen Sie an')}>
        <span class="row"><span class="row-icon"><Icon of={idCard} /></span><h2 class="grow">{t('Sie brauchen eine Karte')}</h2></span>
        <p>{t('Die Karte bekommen Sie im Büro in Ihrem Haus oder bei Ihrer Beratung. Sie kostet nichts.')}</p>
      </Card>
      <Row icon={qrCode} title={t('Ich habe eine Karte')} text={t('Öffnen Sie die Kamera. Halten Sie sie auf das Quadrat auf der Karte.')} />
      {sessionError.value !== null && <p class="muted">{t('Lotse erreicht das Internet gerade nicht.')}</p>}
    </Screen>
  );
}
