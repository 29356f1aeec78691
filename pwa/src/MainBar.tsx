import calendar from 'lucide:calendar';
import house from 'lucide:house';
import message from 'lucide:message-circle';
import { PATHS } from './routes';
import { badges } from './shared/badges';
import { t } from './shared/i18n';
import { path } from './shared/router';
import { isReady } from './shared/session';
import { BottomBar } from './shared/ui';

/** Not there while somebody comes in, one thing at a time; nor below a conversation, which needs the room to write. */
export function hasMainBar(): boolean {
  return isReady.value && !path.value.startsWith(PATHS.card) && !path.value.startsWith(PATHS.messages);
}

/** The main places, always in sight. */
export function MainBar() {
  return (
    <BottomBar badges={badges.value} entries={[
      { to: PATHS.home, icon: house, label: t('Start') },
      { to: PATHS.appointments, icon: calendar, label: t('Termine') },
      { to: PATHS.messages, icon: message, label: t('Nachrichten') },
    ]} />
  );
}
