import arrow from 'lucide:arrow-right';
import { t } from '../../shared/i18n';
import { PrimaryButton, Screen, Steps } from '../../shared/ui';
import { InPlainWords } from '../Readers';

/** Before the first start: who can read what. */
export default function ReadersScreen() {
  return (
    <Screen title={t('Wer kann was lesen?')} below={<Steps at={4} of={4} label={t('Anmelden')} />} footer={<PrimaryButton icon={arrow} iconTurns to="/">{t('Gut, weiter')}</PrimaryButton>}>
      <InPlainWords />
    </Screen>
  );
}
