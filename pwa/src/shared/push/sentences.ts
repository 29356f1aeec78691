import { t } from '../i18n';
import type { Outcome } from './subscription';

/** What a person is told after a change. */
export const SentenceOf: Readonly<Record<Outcome, () => string>> = {
  on: () => t('Benachrichtigungen sind auf diesem Gerät an.'),
  off: () => t('Benachrichtigungen sind auf diesem Gerät aus.'),
  denied: () => t('Ihr Gerät erlaubt keine Benachrichtigungen. Sie können das in den Einstellungen Ihres Browsers ändern.'),
  unavailable: () => t('Benachrichtigungen gehen auf diesem Gerät gerade nicht.'),
};
