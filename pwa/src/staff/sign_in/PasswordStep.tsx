/** First step: user name and password. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import logIn from 'lucide:log-in';
import { post, sentenceOf } from '../../shared/api';
import { t } from '../../shared/i18n';
import { ErrorNote, Field, Form, PrimaryButton } from '../../shared/ui';
import { useFieldFocus } from '../parts/useFieldFocus';
import type { SignInStep as Step } from '../shapes';
import { useWaiting } from './waiting';

export function PasswordStep({ refusal, onStep }: { refusal: string; onStep: (step: Step) => void }) {
  const username = useSignal('');
  const password = useSignal('');
  const missing = useSignal(false);
  const failed = useSignal(refusal);
  const busy = useSignal(false);
  const waiting = useWaiting();
  const form = useRef<HTMLDivElement>(null);
  const noName = missing.value && !username.value.trim() ? t('Bitte geben Sie Ihren Benutzernamen ein.') : '';
  const noPassword = missing.value && !password.value ? t('Bitte geben Sie Ihr Passwort ein.') : '';
  useFieldFocus(form, [noName, noPassword]);

  async function send(): Promise<void> {
    missing.value = true;
    if (busy.value || !username.value.trim() || !password.value) return;
    busy.value = true;
    failed.value = '';
    try {
      onStep(await post<Step>('/staff/sign-in', { body: { username: username.value.trim(), password: password.value } }));
    } catch (error) {
      if (!waiting.take(error)) failed.value = sentenceOf(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <div class="card" ref={form}>
      <h1>{t('Anmelden für das Team')}</h1>
      <Form onSubmit={() => void send()}>
        <Field label={t('Benutzername')} value={username.value} error={noName} autoComplete="username" autoFocus ltr onChange={(value) => (username.value = value)} />
        <Field label={t('Passwort')} type="password" value={password.value} error={noPassword} autoComplete="current-password" ltr onChange={(value) => (password.value = value)} />
        {(waiting.sentence || failed.value) && <ErrorNote>{waiting.sentence || failed.value}</ErrorNote>}
        <PrimaryButton icon={logIn} iconTurns submit busy={busy.value} disabled={waiting.sentence !== ''}>{t('Weiter')}</PrimaryButton>
      </Form>
    </div>
  );
}
