/** The first time: the phone learns the secret, from the picture or typed by hand. */
import { t } from '../../shared/i18n';
import { Qr } from '../parts/Qr';
import type { SignInStep as Step } from '../shapes';

export function Enrolment({ step }: { step: Step }) {
  const groups = step.secret.replace(/(.{4})(?=.)/g, '$1 ');
  return (
    <ol class="enrolment">
      <li>{t('Sie brauchen eine Code-App auf dem Handy, zum Beispiel FreeOTP oder Aegis.')}</li>
      <li>
        {t('Öffnen Sie die Code-App und scannen Sie dieses Bild.')}
        <Qr svg={step.qr_svg} label={t('QR-Code für die Code-App')} />
        <details>
          <summary>{t('Scannen geht nicht?')}</summary>
          <p>{t('Geben Sie diesen Schlüssel in die Code-App ein:')}</p>
          <code dir="ltr">{groups}</code>
          <p><a href={step.otpauth_uri} target="_self">{t('Code-App auf diesem Gerät öffnen')}</a></p>
        </details>
      </li>
      <li>{t('Die App zeigt einen Code. Geben Sie den Code hier ein.')}</li>
    </ol>
  );
}
