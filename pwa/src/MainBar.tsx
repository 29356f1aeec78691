import calendar from 'lucide:calendar';
import house from 'lucide:house';
import { PATHS } from './routes';
import { t } from './shared/i18n';
import { path } from './shared/router';
import { isReady } from './shared/session';
import { BottomBar } from './shared/ui';

/** The main places. Away while somebody comes in or is in the middle of a booking: one thing at a time. */
export function MainBar() {
  if (!isReady.value || path.value.startsWith(PATHS.card)) return null;
  return (
    <BottomBar entries={[
      { to: PATHS.home, icon: house, label: t('Start') },
      { to: PATHS.appointments, icon: calendar, label: t('Termine') },
    ]} />
  );
}
