import { t } from '../shared/i18n';
import { Screen, StateLine } from '../shared/ui';
import { InPlainWords, privacy } from './Readers';

/** Who can read what, and the notice of the organisation that is responsible. */
export default function PrivacyScreen() {
  const notice = privacy.data.value;
  return (
    <Screen title={t('Wer kann was lesen?')} backTo="/account" below={<StateLine asOf={privacy.asOf.value} />}>
      <InPlainWords />
      {notice && (
        <section class="card">
          <h2><bdi>{notice.organisation}</bdi></h2>
          <p class="muted">{t('Diese Stelle ist für Ihre Daten verantwortlich.')}</p>
          {notice.text.split('\n').filter(Boolean).map((paragraph) => <p key={paragraph} dir="auto">{paragraph}</p>)}
          <p class="muted">{t('Gesetz: {law}', { law: LAWS[notice.legal_basis] ?? notice.legal_basis })}</p>
        </section>
      )}
    </Screen>
  );
}

/** As the laws are called on German papers. */
const LAWS: Readonly<Record<string, string>> = { GDPR: 'DSGVO', KDG: 'KDG', 'DSG-EKD': 'DSG-EKD' };
