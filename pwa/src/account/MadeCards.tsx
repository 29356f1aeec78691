import { useEffect } from 'preact/hooks';
import idCard from 'lucide:id-card';
import { get } from '../shared/api';
import { clockTime, fullDate, t } from '../shared/i18n';
import { live } from '../shared/offline';
import { Icon } from '../shared/ui';

interface MadeCard {
  readonly issued_at: string;
  readonly issuer_role: string;
  /** Empty when nobody has that account any more. */
  readonly issuer: string;
  readonly used_at: string | null;
  /** The device it signed in; empty when nobody knows any more. */
  readonly device: string;
  /** Whoever held the card chose the PIN with it. */
  readonly chose_pin: boolean;
  readonly wrong_pins: number;
  readonly ended_devices: readonly string[];
}

const cards = live('cards', () => get<MadeCard[]>('/cards'));

/** Which cards were made for the person, by whom, and what they did: nobody comes in unseen. */
export function MadeCards() {
  useEffect(() => void cards.load(), []);
  const list = cards.data.value;
  if (!list || list.length === 0) return null;
  return (
    <>
      <h2>{t('Karten für Sie')}</h2>
      {list.map((card) => <MadeCardRow key={card.issued_at} card={card} />)}
      <p class="muted">{t('Sie kennen eine Karte oder ein Gerät nicht? Sprechen Sie mit Ihrer Beratung.')}</p>
    </>
  );
}

function MadeCardRow({ card }: { card: MadeCard }) {
  const issuer = card.issuer_role === 'accommodation_staff' ? t('Unterkunftsverwaltung') : card.issuer;
  const ended = card.ended_devices.map((label) => label || t('Unbekanntes Gerät'));
  return (
    <section class="card">
      <div class="row">
        <span class="row-icon"><Icon of={idCard} /></span>
        <span class="grow">
          <strong>{t('Karte vom {day}', { day: fullDate(card.issued_at) })}</strong>
          {issuer && <span class="muted block">{t('Gemacht von: {name}', { name: issuer })}</span>}
          <span class="muted block">{card.used_at
            ? t('Benutzt: {day}, {time} Uhr', { day: fullDate(card.used_at), time: clockTime(card.used_at) })
            : t('Nicht benutzt')}</span>
          {card.used_at && <span class="muted block">{t('Auf diesem Gerät: {device}', { device: card.device || t('Unbekanntes Gerät') })}</span>}
          {card.chose_pin && <span class="muted block">{t('Mit dieser Karte wurde die PIN gewählt.')}</span>}
          {ended.map((label) => <span class="muted block">{t('Damit abgemeldet: {device}', { device: label })}</span>)}
          {card.wrong_pins > 0 && <span class="muted block">{t('Falsche PIN mit dieser Karte: {count}', { count: card.wrong_pins })}</span>}
        </span>
      </div>
    </section>
  );
}
