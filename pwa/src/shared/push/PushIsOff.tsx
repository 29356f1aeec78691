import bellOff from 'lucide:bell-off';
import { t } from '../i18n';
import { href } from '../router';
import { Icon } from '../ui';
import { changed } from './subscription';

/** Somebody wanted notifications, and they do not arrive on this phone any more. */
export function PushIsOff() {
  if (changed.value) return null;
  return (
    <a class="card row" href={href('/account/notifications')}>
      <Icon of={bellOff} />
      <span class="grow">{t('Benachrichtigungen sind auf diesem Handy aus.')}</span>
    </a>
  );
}
