import { t } from '../shared/i18n';
import { PushSetting } from '../shared/push';
import { Screen } from '../shared/ui';

/** Notifications on this phone: on or off, and what they say. */
export default function NotificationsScreen() {
  return (
    <Screen title={t('Benachrichtigungen')} backTo="/account">
      <PushSetting />
    </Screen>
  );
}
