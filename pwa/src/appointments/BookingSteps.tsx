import { t } from '../shared/i18n';
import { Steps } from '../shared/ui';

/** Topic, person, time, yes. */
const ALL = 4;

/** How far the booking is. */
export function BookingSteps({ at }: { at: number }) {
  return <Steps at={at} of={ALL} label={t('Schritt {at} von {all}', { at, all: ALL })} />;
}
