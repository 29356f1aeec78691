import { useEffect } from 'preact/hooks';
import buildingOff from 'lucide:building-2';
import calendar from 'lucide:calendar-check';
import mapPinOff from 'lucide:map-pin-off';
import { get, type Person } from '../shared/api';
import { t } from '../shared/i18n';
import { live } from '../shared/offline';
import { session } from '../shared/session';
import { Icon, LoadError, PersonRow, Skeleton } from '../shared/ui';

export interface Privacy {
  readonly organisation: string;
  readonly text: string;
  readonly legal_basis: string;
  readonly who_can_read: readonly Person[];
}

export const privacy = live('privacy', () => get<Privacy>('/me/privacy'));

/** Who can read what, in plain words and with names. */
export function InPlainWords() {
  useEffect(() => void privacy.load(), []);
  const readers = privacy.data.value?.who_can_read ?? fromSession();
  if (readers.length === 0 && privacy.error.value) return <LoadError error={privacy.error.value} retry={() => void privacy.load()} />;
  return (
    <>
      <section class="card">
        <h2>{t('Ihre Termine und Nachrichten sieht heute:')}</h2>
        {readers.length === 0 && <Skeleton cards={1} />}
        {readers.map((person) => <PersonRow key={person.id} name={person.name} initials={person.initials} role={person.title} />)}
        <p>{t('Das ist immer die Beratung, die für Sie zuständig ist, und ihre Vertretung. Beide arbeiten im gleichen Team.')}</p>
        <p class="hint"><Icon of={calendar} size={18} /><span>{t('Haben Sie einen Termin bei einer anderen Person? Dann sieht diese Person nur diesen Termin.')}</span></p>
      </section>
      <Fact icon={buildingOff}>{t('Die Hausverwaltung sieht Ihren Namen und Ihr Zimmer. Ihre Termine, Themen und Nachrichten sieht sie nicht.')}</Fact>
      <Fact icon={mapPinOff}>{t('Lotse weiß nicht, wo Sie sind. Niemand sieht, wann Sie die App öffnen.')}</Fact>
    </>
  );
}

function Fact({ icon, children }: { icon: string; children: string }) {
  return (
    <section class="card">
      <p class="row"><span class="row-icon"><Icon of={icon} /></span><span class="grow">{children}</span></p>
    </section>
  );
}

function fromSession(): readonly Person[] {
  const worker = session.value?.resident?.worker;
  return worker ? [worker] : [];
}
