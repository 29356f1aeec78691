import { t } from '../shared/i18n';
import { Screen } from '../shared/ui';

/** The first thing to see. */
export function HomeScreen() {
  return <Screen title={t('Start')}>{null}</Screen>;
}
