/** The printed sheet: black on white, pictures and one sentence each, in the person's language and in German. */
import camera from 'lucide:scan-qr-code';
import keyboard from 'lucide:keyboard';
import lock from 'lucide:lock-keyhole';
import { fullDate, languageOf, t } from '../../shared/i18n';
import { Icon } from '../../shared/ui';
import { Qr } from '../parts/Qr';
import type { Card } from '../shapes';

/** The steps, in order, by the names of their sentences. */
const STEPS = [
  { key: 'scan', icon: camera },
  { key: 'code', icon: keyboard },
  { key: 'pin', icon: lock },
] as const;

export function Sheet({ card }: { card: Card }) {
  const own = languageOf(card.language);
  const both = (key: string) => <Both own={card.texts[key] ?? ''} german={card.texts_de[key] ?? ''} />;
  return (
    <article class="sheet-paper" lang={own?.tag} dir={own?.rtl ? 'rtl' : 'ltr'} aria-label={t('So sieht der Ausdruck aus')}>
      <header><h2>{both('title')}</h2><p class="sheet-name"><bdi>{card.call_me || card.resident_name}</bdi></p></header>
      <div class="sheet-qr"><Qr svg={card.qr_svg} label={t('QR-Code der Karte')} /></div>
      <ol class="sheet-steps">
        {STEPS.map(({ key, icon }) => (
          <li key={key}>
            <Icon of={icon} size={34} />
            <div>{both(key)}{key === 'code' && <p class="sheet-code" dir="ltr">{card.code}</p>}</div>
          </li>
        ))}
      </ol>
      <footer>
        <p class="sheet-until">{both('valid_until')}<strong dir="ltr">{fullDate(card.expires_at)}</strong></p>
        <div>{both('once')}</div>
        <div>{both('help')}</div>
      </footer>
    </article>
  );
}

/** Once only where both are the same: on a German card, or where a translation is missing. */
function Both({ own, german }: { own: string; german: string }) {
  if (own === german) return <span lang="de" dir="ltr">{german}</span>;
  return <span class="both"><span>{own}</span><span class="in-german" lang="de" dir="ltr">{german}</span></span>;
}
