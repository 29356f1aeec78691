/** Somebody who lives in the house, and what the house may do: card, another room, moving out. */
import { useSignal } from '@preact/signals';
import doorOpen from 'lucide:door-open';
import idCard from 'lucide:id-card';
import languages from 'lucide:languages';
import logOut from 'lucide:log-out';
import { t } from '../../shared/i18n';
import { PlainButton, QuietButton } from '../../shared/ui';
import { Panel } from '../parts/Panel';
import { languageName } from '../parts/words';
import { Fact } from '../people/PersonFacts';
import type { Inhabitant } from '../shapes';
import { CardState, printCard } from './InhabitantsTable';
import { MovingOut } from './MovingOut';
import { RoomForm } from './RoomForm';
import { TakeCardBack } from '../cards/TakeCardBack';

interface PanelProps {
  person: Inhabitant;
  house: string;
  onClose: () => void;
  /** Something else is true now: the list is to be asked anew. */
  onChanged: () => void;
}

export function ResidentPanel({ person, house, onClose, onChanged }: PanelProps) {
  const open = useSignal<'' | 'room' | 'out'>('');
  const back = (): void => { open.value = ''; };
  if (open.value === 'room') return <RoomForm person={person} house={house} onClose={back} onSaved={onChanged} />;
  if (open.value === 'out') return <MovingOut person={person} onClose={back} onSaved={() => { onClose(); onChanged(); }} />;
  return (
    <Panel title={person.name} onClose={onClose}>
      {person.own_script_name && <p class="muted"><bdi>{person.own_script_name}</bdi></p>}
      <dl class="facts">
        <Fact icon={doorOpen} label={t('Zimmer')}>{roomAndBuilding(person)}</Fact>
        <Fact icon={languages} label={t('Sprache')}>{languageName(person.language)}</Fact>
        <Fact icon={idCard} label={t('Karte')}><CardState card={person.card} /></Fact>
      </dl>
      <div class="stack">
        <QuietButton icon={idCard} onPress={() => printCard(person, `/houses/${house}/${person.id}`)}>{person.card.state === 'none' ? t('Karte drucken') : t('Neue Karte')}</QuietButton>
        {person.card.state === 'live' && <TakeCardBack person={person} onDone={onChanged} />}
        <PlainButton icon={doorOpen} onPress={() => (open.value = 'room')}>{t('Anderes Zimmer')}</PlainButton>
        <PlainButton icon={logOut} iconTurns onPress={() => (open.value = 'out')}>{t('Auszug eintragen')}</PlainButton>
      </div>
    </Panel>
  );
}

function roomAndBuilding({ room, building }: Inhabitant): string {
  return building ? t('Zimmer {room}, Gebäude {building}', { room, building }) : t('Zimmer {room}', { room });
}
