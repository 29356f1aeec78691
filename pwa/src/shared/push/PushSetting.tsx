import { useState } from 'preact/hooks';
import bell from 'lucide:bell';
import bellOff from 'lucide:bell-off';
import { sentenceOf } from '../api';
import { t } from '../i18n';
import { session } from '../session';
import { announce, ErrorNote, Icon, PlainButton, QuietButton } from '../ui';
import { SentenceOf } from './sentences';
import { changed, isSupported, type Outcome, turnOff, turnOn } from './subscription';

/** Whether notifications come on this device, and the switch for it. */
export function PushSetting() {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const state = present();
  const run = async (change: () => Promise<Outcome>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      announce(SentenceOf[await change()]());
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <section class="card stack">
      <p class="row"><Icon of={state === 'on' ? bell : bellOff} /><span class="grow">{state ? SentenceOf[state]() : t('Auf diesem Gerät geht das erst, wenn Lotse auf dem Home-Bildschirm ist.')}</span></p>
      <p class="muted">{t('Eine Benachrichtigung sagt nur, dass es etwas Neues gibt. Namen und Inhalte stehen nicht darin.')}</p>
      {error !== null && <ErrorNote>{sentenceOf(error)}</ErrorNote>}
      {state === 'on' && <PlainButton icon={bellOff} busy={busy} onPress={() => void run(turnOff)}>{t('Ausschalten')}</PlainButton>}
      {(state === 'off' || state === 'unavailable') && <QuietButton icon={bell} busy={busy} onPress={() => void run(turnOn)}>{t('Einschalten')}</QuietButton>}
    </section>
  );
}

/** How it stands on this device; null where the browser cannot do it. */
function present(): Outcome | null {
  if (!isSupported()) return null;
  if (Notification.permission === 'denied') return 'denied';
  return changed.value ?? (session.value?.push === 'on' && Notification.permission === 'granted' ? 'on' : 'off');
}
