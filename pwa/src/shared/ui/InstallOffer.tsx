import { signal } from '@preact/signals';
import download from 'lucide:smartphone';
import { t } from '../i18n';
import { PlainButton, QuietButton } from './Buttons';

/** Chrome's own event; not in TypeScript's library. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

const DECLINED = 'lotse.install-declined';
const offer = signal<InstallEvent | null>(null);
const declined = signal(wasDeclined());

addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault();
  offer.value = event as InstallEvent;
});
addEventListener('appinstalled', () => (offer.value = null));

/** Offers to put the app on the phone. Shown after the first success, never as a wall, and never again after a no. */
export function InstallOffer() {
  if (declined.value || matchMedia('(display-mode: standalone)').matches) return null;
  const shown = offer.value;
  if (!shown && !isAppleWithoutInstall()) return null;
  return (
    <section class="card">
      <h2>{t('Lotse auf dem Telefon behalten')}</h2>
      <p>{shown ? t('Dann finden Sie Ihre Termine mit einem Tipp, auch ohne Netz.') : t('Tippen Sie unten auf „Teilen“ und dann auf „Zum Home-Bildschirm“.')}</p>
      <div class="buttons">
        <PlainButton onPress={decline}>{t('Nein, danke')}</PlainButton>
        {shown && <QuietButton icon={download} onPress={() => void accept(shown)}>{t('Ja, gern')}</QuietButton>}
      </div>
    </section>
  );
}

async function accept(event: InstallEvent): Promise<void> {
  await event.prompt();
  offer.value = null;
}

function decline(): void {
  declined.value = true;
  try {
    localStorage.setItem(DECLINED, '1');
  } catch {
    // Storage is blocked: the offer comes again another time.
  }
}

function wasDeclined(): boolean {
  try {
    return localStorage.getItem(DECLINED) !== null;
  } catch {
    return false;
  }
}

function isAppleWithoutInstall(): boolean {
  return /iPhone|iPad/.test(navigator.userAgent) && !('standalone' in navigator && navigator.standalone);
}
