/** Second step: the code from the app on the phone, which is set up the first time. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import check from 'lucide:check';
import { ApiError, type Bootstrap, post, sentenceOf } from '../../shared/api';
import { deviceLabel } from '../../shared/device_label';
import { t } from '../../shared/i18n';
import { enter } from '../../shared/session';
import { ErrorNote, Field, Form, PlainButton, PrimaryButton } from '../../shared/ui';
import { useFieldFocus } from '../parts/useFieldFocus';
import { Enrolment } from './Enrolment';
import type { SignInStep as Step } from '../shapes';
import { useWaiting } from './waiting';

export function CodeStep({ step, onBack }: { step: Step; onBack: (why: string) => void }) {
  const code = useSignal('');
  const password = useSignal('');
  const codeError = useSignal('');
  const passwordError = useSignal('');
  const failed = useSignal('');
  const busy = useSignal(false);
  const waiting = useWaiting();
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLDivElement>(null);
  // Setting up is read first; otherwise only the code is wanted.
  useEffect(() => (step.step === 'enrol' ? heading.current : form.current?.querySelector('input'))?.focus(), []);
  useFieldFocus(form, [codeError.value, passwordError.value]);

  function refuse(error: unknown): void {
    if (waiting.take(error)) return;
    const kind = error instanceof ApiError ? error.code : '';
    if (kind === 'step_expired') onBack(sentenceOf(error));
    else if (kind === 'code_wrong') codeError.value = sentenceOf(error);
    else if (kind.startsWith('password_')) passwordError.value = sentenceOf(error);
    else failed.value = sentenceOf(error);
  }

  async function send(): Promise<void> {
    codeError.value = /\d/.test(code.value) ? '' : t('Bitte geben Sie den Code ein. Er hat 6 Ziffern.');
    passwordError.value = step.choose_password && password.value.length < 12 ? t('Bitte nehmen Sie mindestens 12 Zeichen.') : '';
    failed.value = '';
    if (busy.value || codeError.value || passwordError.value) return;
    busy.value = true;
    try {
      const body = { code: code.value, new_password: step.choose_password ? password.value : '', device_label: deviceLabel(navigator.userAgent) };
      await enter(await post<Bootstrap>('/staff/second-factor', { body }));
    } catch (error) {
      refuse(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <div class="card" ref={form}>
      <h1 ref={heading} tabIndex={-1}>{step.step === 'enrol' ? t('Ihr Handy verbinden') : t('Code eingeben')}</h1>
      {step.step === 'enrol' ? <Enrolment step={step} /> : <p>{t('Öffnen Sie die Code-App auf Ihrem Handy. Geben Sie den Code für Lotse ein.')}</p>}
      <Form onSubmit={() => void send()}>
        {step.choose_password && <Field label={t('Neues Passwort')} hint={t('Mindestens 12 Zeichen. Ein Satz ist gut.')} type="password" autoComplete="new-password" ltr value={password.value} error={passwordError.value} onChange={(value) => (password.value = value)} />}
        <Field label={t('Code mit 6 Ziffern')} value={code.value} error={codeError.value} inputMode="numeric" autoComplete="one-time-code" maxLength={8} ltr onChange={(value) => (code.value = value)} />
        {(waiting.sentence || failed.value) && <ErrorNote>{waiting.sentence || failed.value}</ErrorNote>}
        <PrimaryButton icon={check} submit busy={busy.value} disabled={waiting.sentence !== ''}>{t('Anmelden')}</PrimaryButton>
        <PlainButton onPress={() => onBack('')}>{t('Zurück')}</PlainButton>
      </Form>
    </div>
  );
}
