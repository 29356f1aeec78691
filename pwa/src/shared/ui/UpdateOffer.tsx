import refresh from 'lucide:refresh-cw';
import { t } from '../i18n';
import { takeUpdate, updateReady } from '../offline/worker_link';
import { QuietButton } from './Buttons';

/** A new version waits. Never shown over something half filled in, and nothing happens by itself. */
export function UpdateOffer() {
  if (!updateReady.value) return null;
  return (
    <div class="update-offer" role="status">
      <span>{t('Es gibt eine neue Version.')}</span>
      <QuietButton icon={refresh} onPress={takeUpdate}>{t('Neu laden')}</QuietButton>
    </div>
  );
}
