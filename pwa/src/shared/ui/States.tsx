import type { ComponentChildren } from 'preact';
import alert from 'lucide:circle-alert';
import languages from 'lucide:languages';
import refresh from 'lucide:refresh-cw';
import wifiOff from 'lucide:wifi-off';
import { signal } from '@preact/signals';
import { NetworkError, sentenceOf } from '../api';
import { language, t } from '../i18n';
import { PlainButton } from './Buttons';
import { Icon } from './Icon';

const online = signal(navigator.onLine);
addEventListener('online', () => (online.value = true));
addEventListener('offline', () => (online.value = false));

/** Says that there is no network; silent when all is well. `since` tells how old the shown data is. */
export function NetworkLine({ since = '' }: { since?: string }) {
  return (
    <div class="state-line" role="status">
      {(!online.value || since !== '') && <p><Icon of={wifiOff} size={18} /><span>{t('Kein Netz.')} {since}</span></p>}
    </div>
  );
}

/** Once on the first screens of a language that is not finished. */
export function PartlyTranslated() {
  if (language.value.complete) return null;
  return <p class="hint"><Icon of={languages} size={18} /><span>{t('Noch nicht alles ist in Ihrer Sprache. Was fehlt, steht auf Deutsch.')}</span></p>;
}

/** Nothing here: why, and one way on. */
export function EmptyState({ icon, children, action }: { icon: string; children: ComponentChildren; action?: ComponentChildren }) {
  return <div class="empty"><span class="empty-icon"><Icon of={icon} size={28} /></span><p>{children}</p>{action}</div>;
}

/** Something went wrong here. At a field it takes the field's id, so that the field can point to it. */
export function ErrorNote({ id, children }: { id?: string; children: ComponentChildren }) {
  return <p class="error-note" role="alert" id={id}><Icon of={alert} size={20} /><span>{children}</span></p>;
}

/** A screen that could not be loaded, with the way to try again. */
export function LoadError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <div class="empty">
      <ErrorNote>{sentenceOf(error)}</ErrorNote>
      {error instanceof NetworkError && <p>{t('Sehen Sie nach: Ist WLAN an? Oder mobile Daten?')}</p>}
      <PlainButton icon={refresh} onPress={retry}>{t('Noch einmal versuchen')}</PlainButton>
    </div>
  );
}

/** The place of cards that are on their way, in their size: nothing jumps when they come. */
export function Skeleton({ cards = 2, tall = false }: { cards?: number; tall?: boolean }) {
  return (
    <div class="skeletons" aria-hidden="true">
      {Array.from({ length: cards }, (_, index) => <div key={index} class={tall ? 'skeleton tall' : 'skeleton'} />)}
    </div>
  );
}

const said = signal('');

/** Milliseconds; by then it was heard, and nobody comes across it on another screen. */
const HEARD = 5000;
let silence: ReturnType<typeof setTimeout> | undefined;

/** Says something to people who listen instead of look: "Termin abgesagt." */
export function announce(sentence: string): void {
  said.value = '';
  clearTimeout(silence);
  setTimeout(() => (said.value = sentence), 50);
  silence = setTimeout(() => (said.value = ''), HEARD);
}

/** Where announcements come from; once, in the frame of the app. */
export function LiveRegion() {
  return <div class="for-ears" aria-live="polite">{said.value}</div>;
}
