/** Signing in at the desk: name and password, then the code of the phone. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import compass from 'lucide:compass';
import { t } from '../../shared/i18n';
import { wasEnded } from '../../shared/session';
import { Icon } from '../../shared/ui';
import { LanguageChoice } from '../account/LanguageChoice';
import { CodeStep } from './CodeStep';
import { PasswordStep } from './PasswordStep';
import type { SignInStep as Step } from '../shapes';

export function SignIn({ demo }: { demo: boolean }) {
  const step = useSignal<Step | null>(null);
  const refusal = useSignal('');
  useEffect(() => {
    document.title = t('Anmelden – Lotse');
  }, []);
  return (
    <main class="door" id="content">
      <p class="door-brand"><Icon of={compass} size={28} /><bdi>Lotse</bdi></p>
      {wasEnded.value && !step.value && <p class="note away" role="status">{t('Sie wurden abgemeldet. Eine Anmeldung gilt 12 Stunden, oder jemand hat sie auf einem anderen Gerät beendet. Bitte melden Sie sich neu an.')}</p>}
      {step.value ? (
        <CodeStep step={step.value} onBack={(why) => {
          refusal.value = why;
          step.value = null;
        }} />
      ) : (
        <PasswordStep refusal={refusal.value} onStep={(next) => (step.value = next)} />
      )}
      {demo && <p class="demo-hint">{t('Das ist eine Demo mit erfundenen Personen.')} <a href="/demo/" target="_self">{t('Namen und Passwörter der Demo')}</a></p>}
      <LanguageChoice />
    </main>
  );
}
