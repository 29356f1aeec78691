/** Who opened the access, when, on what, with whose card; and ending it when that was somebody else. */
import circleAlert from 'lucide:circle-alert';
import { clockTime, fullDate, nt, shortDate, t } from '../../shared/i18n';
import { Chip, Icon } from '../../shared/ui';
import { TakeCardBack } from '../cards/TakeCardBack';
import type { Opening, PersonPage } from '../shapes';
import { EndAccess } from './EndAccess';

export function Access({ person, onChanged }: { person: PersonPage; onChanged: () => void }) {
  const { card, devices, openings } = person;
  const pin = openings.find((each) => each.chose_pin);
  return (
    <section class="stack inset" aria-labelledby="access">
      <h3 id="access">{t('Zugang zur App')}</h3>
      <p class="muted">{openings.length === 0 ? t('Die App wurde noch nicht geöffnet.') : nt('Auf {count} Gerät angemeldet', 'Auf {count} Geräten angemeldet', devices)}</p>
      {pin && <FirstOpening opening={pin} />}
      {openings.length > 0 && <ol class="openings">{openings.map((each) => <OpeningLine key={each.opened_at} opening={each} />)}</ol>}
      {card.state === 'live' && card.expires_at && <p class="muted">{t('Karte gedruckt, gilt bis {date}', { date: shortDate(card.expires_at) })}</p>}
      {card.state === 'live' && <TakeCardBack person={person} onDone={onChanged} />}
      {openings.length > 0 && <EndAccess person={person} />}
    </section>
  );
}

/** Whoever held this card knows the PIN. Was it the person herself? */
function FirstOpening({ opening }: { opening: Opening }) {
  const byHouse = opening.issuer_role !== 'social_worker';
  return (
    <div class={byHouse ? 'note walk-in' : 'note away'}>
      <p>{t('Die PIN wurde am {date} gewählt, mit der Karte von {who}.', { date: fullDate(opening.opened_at), who: issuerName(opening) })}</p>
      {byHouse && <p class="with-icon"><Icon of={circleAlert} size={18} /><span>{t('Fragen Sie die Person: War sie das selbst? Wenn nicht, beenden Sie den Zugang.')}</span></p>}
    </div>
  );
}

function OpeningLine({ opening }: { opening: Opening }) {
  return (
    <li>
      <strong>{t('{date}, {time} Uhr', { date: fullDate(opening.opened_at), time: clockTime(opening.opened_at) })}</strong>
      <span class="muted block">{t('Auf: {device}', { device: opening.device || t('Unbekanntes Gerät') })}</span>
      <span class="muted block">{t('Karte von: {who}', { who: issuerName(opening) })}</span>
      {(opening.is_signed_in || opening.chose_pin) && (
        <span class="chips">
          {opening.is_signed_in && <Chip tone="done">{t('Ist angemeldet')}</Chip>}
          {opening.chose_pin && <Chip tone="plain">{t('PIN gewählt')}</Chip>}
        </span>
      )}
    </li>
  );
}

/** "Petra Roth (Unterkunftsverwaltung)" */
function issuerName({ issuer, issuer_role: role }: Opening): string {
  if (!issuer) return t('unbekannt');
  return role === 'accommodation_staff' ? t('{name} (Unterkunftsverwaltung)', { name: issuer }) : issuer;
}
