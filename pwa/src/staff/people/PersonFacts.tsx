/** What a worker must know of somebody at a glance: how to talk, how to write, where to find her. */
import bookOpen from 'lucide:book-open';
import doorOpen from 'lucide:door-open';
import messageCircle from 'lucide:message-circle';
import volume from 'lucide:volume-2';
import { t } from '../../shared/i18n';
import { Icon } from '../../shared/ui';
import { languageNames } from '../parts/words';
import type { Person } from '../shapes';

export function PersonFacts({ person }: { person: Person }) {
  return (
    <>
      {person.speaks.length > 0 && <Fact icon={messageCircle} label={t('Sprache')}>{t('Spricht {languages}', { languages: languageNames(person.speaks) })}</Fact>}
      {person.reads.length > 0 && <Fact icon={bookOpen} label={t('Sprache')}>{t('Liest {languages}', { languages: languageNames(person.reads) })}</Fact>}
      {person.prefers_audio && <Fact icon={volume} label={t('Sprache')}>{t('Hört lieber, als zu lesen')}</Fact>}
      <Fact icon={doorOpen} label={t('Wohnt')}><Home person={person} /></Fact>
    </>
  );
}

/** House and room, each in its own direction. */
export function Home({ person }: { person: Pick<Person, 'house' | 'building' | 'room'> }) {
  if (!person.house) return <>{t('kein Zimmer eingetragen')}</>;
  return <><bdi>{person.house}</bdi>{person.room && <>, {t('Zimmer {room}', { room: person.room })}</>}</>;
}

/** A line of facts: picture, what it is, what it says. */
export function Fact({ icon, label, children }: { icon: string; label: string; children: preact.ComponentChildren }) {
  return <div class="fact"><dt><Icon of={icon} size={18} /><span class="for-ears">{label}</span></dt><dd>{children}</dd></div>;
}
