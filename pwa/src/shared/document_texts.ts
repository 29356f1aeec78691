/** Sentences that stand in the document itself, for the moment when no script runs. The build looks them up. */
import { t } from './i18n';

/** Never called on the phone: the build reads the sentences from here. */
export const documentTexts = {
  noScript: () => t('Die App startet auf diesem Telefon nicht.'),
  call: () => t('Rufen Sie uns an:'),
  hours: () => t('Montag bis Freitag, {hours} Uhr', { hours: '' }),
  short: () => t('Termine bei Ihrer Beratung und Nachrichten. In Ihrer Sprache.'),
};
