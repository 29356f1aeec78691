import check from 'lucide:check';
import circleDashed from 'lucide:circle-dashed';
import idCard from 'lucide:id-card';
import printer from 'lucide:printer';
import { shortDate, t } from '../../shared/i18n';
import { href, navigate } from '../../shared/router';
import { Chip, PlainButton } from '../../shared/ui';
import { cardName, languageName } from '../parts/words';
import { cardHolder } from '../people/chosen';
import type { Inhabitant } from '../shapes';

/** Room, name, language, card: what the house needs to know. */
export function InhabitantsTable({ people, backTo, chosen }: { people: readonly Inhabitant[]; backTo: string; chosen: string }) {
  return (
    <div class="table-frame">
      <table class={chosen ? 'folds inhabitants beside' : 'folds inhabitants'}>
        <caption class="for-ears">{t('Wer wohnt hier')}</caption>
        <thead>
          <tr><th scope="col">{t('Name')}</th><th scope="col">{t('Zimmer')}</th><th scope="col">{t('Sprache')}</th><th scope="col">{t('Karte')}</th>{!chosen && <th scope="col"><span class="for-ears">{t('Tun')}</span></th>}</tr>
        </thead>
        <tbody>{people.map((person) => <InhabitantRow key={person.id} person={person} backTo={backTo} isChosen={person.id === chosen} hasActions={!chosen} />)}</tbody>
      </table>
    </div>
  );
}

/** Once somebody is open beside the list, cards are printed there. */
function InhabitantRow({ person, backTo, isChosen, hasActions }: { person: Inhabitant; backTo: string; isChosen: boolean; hasActions: boolean }) {
  const { id, name, own_script_name: own, room, building, language, card } = person;
  return (
    <tr>
      <th scope="row"><a class="opens" href={href(`${backTo}/${id}`)} aria-current={isChosen || undefined}><bdi>{name}</bdi></a>{own && <span class="muted block"><bdi>{own}</bdi></span>}</th>
      <td class="when-cell">{t('Zimmer {room}', { room })}{building && <span class="muted block">{t('Gebäude {name}', { name: building })}</span>}</td>
      <td>{languageName(language)}</td>
      <td><CardState card={card} /></td>
      {hasActions && (
        <td class="row-actions">
          <PlainButton icon={idCard} onPress={() => printCard(person, backTo)}>
            {card.state === 'none' ? t('Karte drucken') : t('Neue Karte')}<span class="for-ears"><bdi>{name}</bdi></span>
          </PlainButton>
        </td>
      )}
    </tr>
  );
}

/** The state in words and with a picture. */
export function CardState({ card: { state, expires_at: until } }: { card: Inhabitant['card'] }) {
  if (state === 'used') return <Chip icon={check} tone="done">{cardName(state)}</Chip>;
  if (state === 'none') return <Chip icon={circleDashed} tone="plain">{cardName(state)}</Chip>;
  return <Chip icon={printer}>{until ? t('Karte gedruckt, gilt bis {date}', { date: shortDate(until) }) : cardName(state)}</Chip>;
}

/** On to the card of somebody of the house. */
export function printCard({ id, name, own_script_name, language, card }: Inhabitant, backTo: string): void {
  cardHolder.value = { id, name, own_script_name, language, card, backTo };
  navigate(`/cards/${id}`);
}
