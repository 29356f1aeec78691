import { useEffect, useState } from 'preact/hooks';
import clock from 'lucide:clock';
import logOut from 'lucide:log-out';
import { ApiError, type Bootstrap, post, sentenceOf } from '../../shared/api';
import { nt, t } from '../../shared/i18n';
import { onForget } from '../../shared/offline';
import { enter, session, signOut } from '../../shared/session';
import { Confirm, EmptyState, ErrorNote, isWholePin, PicturePin, PinPad, PlainButton, QuickExit, Screen } from '../../shared/ui';

/** The app is locked: the person's PIN opens it. */
export function UnlockScreen() {
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [leaving, setLeaving] = useState(false);
  const { wait, start } = useWait();
  const { pin_kind: kind, viewer } = session.value ?? {};
  const name = viewer?.call_me ?? '';
  const change = async (value: string): Promise<void> => {
    setPin(value);
    if (!isWholePin(kind ?? 'digits', value)) return;
    setBusy(true);
    try {
      await enter(await post<Bootstrap>('/session/unlock', { body: { pin: value } }));
    } catch (reason) {
      const mustWait = reason instanceof ApiError && reason.code === 'too_many_attempts';
      setError(mustWait ? null : reason);
      setBusy(false);
      setPin('');
      if (mustWait) start(Number(reason.extra['retry_after'] ?? 60));
    }
  };
  const Input = kind === 'pictures' ? PicturePin : PinPad;
  return (
    <Screen title={t('Hallo {name}', { name })} actions={<QuickExit />}>
      <p>{kind === 'pictures' ? t('Tippen Sie auf Ihre 4 Bilder.') : t('Geben Sie Ihre 6 Ziffern ein.')}</p>
      {error !== null && <ErrorNote>{wrongSentence(error)}</ErrorNote>}
      {wait > 0
        ? <EmptyState icon={clock}>{waitSentence(wait)}</EmptyState>
        : <Input label={t('Ihre PIN')} value={pin} onChange={(value) => void change(value)} disabled={busy} />}
      <p class="muted">{t('PIN vergessen? Ihre Beratung gibt Ihnen eine neue Karte.')}</p>
      <PlainButton onPress={() => setLeaving(true)}>{t('Sie sind nicht {name}?', { name })}</PlainButton>
      {leaving && (
        <Confirm title={t('{name} abmelden?', { name })} yes={t('Ja, abmelden')} icon={logOut} onYes={() => void signOut().catch(setError)} onNo={() => setLeaving(false)}>
          <p>{t('Danach ist auf diesem Telefon nichts mehr von {name}. Zum Anmelden braucht man eine neue Karte.', { name })}</p>
        </Confirm>
      )}
    </Screen>
  );
}

/** Why the PIN was not taken, with the tries that are left. */
export function wrongSentence(error: unknown): string {
  const left = error instanceof ApiError ? Number(error.extra['tries_left']) : Number.NaN;
  if (!(left > 0)) return sentenceOf(error);
  return nt('Das war nicht die richtige PIN. Sie haben noch {count} Versuch.', 'Das war nicht die richtige PIN. Sie haben noch {count} Versuche.', left);
}

function waitSentence(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  return nt('Zu viele Versuche. Bitte warten Sie {count} Minute.', 'Zu viele Versuche. Bitte warten Sie {count} Minuten.', minutes);
}

/** Seconds still to wait, counted down by the clock: a sleeping phone counts on, and so does one that is started anew. */
function useWait(): { wait: number; start: (seconds: number) => void } {
  const [until, setUntil] = useState(lockedUntil);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === 0) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  const start = (seconds: number): void => {
    const end = Date.now() + seconds * 1000;
    setNow(Date.now());
    setUntil(end);
    keepUntil(end);
  };
  return { wait: Math.max(0, Math.ceil((until - now) / 1000)), start };
}

const UNTIL = 'lotse.locked-until';
/** What was asked to wait was this person; the server decides for the next. */
onForget(() => keepUntil(0));

/** When the PIN may be tried again, in milliseconds of the clock; 0 when it may be tried. */
function lockedUntil(): number {
  try {
    return Number(localStorage.getItem(UNTIL));
  } catch {
    return 0;
  }
}

function keepUntil(end: number): void {
  try {
    localStorage.setItem(UNTIL, String(end));
  } catch {
    // Storage is blocked: after a reload the server says it again.
  }
}
