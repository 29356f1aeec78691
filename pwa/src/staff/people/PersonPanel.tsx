/** One of my people: how to talk with her, and who opened her access to the app. */
import { useEffect, useMemo } from 'preact/hooks';
import calendarPlus from 'lucide:calendar-plus';
import idCard from 'lucide:id-card';
import messageCircle from 'lucide:message-circle';
import { get } from '../../shared/api';
import { t } from '../../shared/i18n';
import { LoadError, PlainButton, QuietButton, Skeleton } from '../../shared/ui';
import { Panel } from '../parts/Panel';
import { remote } from '../parts/remote';
import type { PersonPage } from '../shapes';
import { Access } from './Access';
import { PersonFacts } from './PersonFacts';
import { book, printCard } from './ways_on';

export function PersonPanel({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const page = useMemo(() => remote(() => get<PersonPage>(`/staff/residents/${id}`)), [id]);
  useEffect(() => void page.load(), [page]);
  const person = page.data.value;
  return (
    <Panel title={person?.name ?? name} onClose={onClose}>
      {page.error.value !== null && !person && <LoadError error={page.error.value} retry={() => void page.load()} />}
      {!person && page.error.value === null && <Skeleton cards={2} />}
      {person && (
        <>
          {person.own_script_name && <p class="muted"><bdi>{person.own_script_name}</bdi></p>}
          <dl class="facts"><PersonFacts person={person} /></dl>
          <div class="stack">
            <QuietButton icon={calendarPlus} onPress={() => book(person)}>{t('Termin')}</QuietButton>
            <PlainButton icon={messageCircle} to={`/inbox/with/${person.id}`}>{t('Nachricht schreiben')}</PlainButton>
            <PlainButton icon={idCard} onPress={() => printCard(person)}>{t('Karte für die App')}</PlainButton>
          </div>
          <Access person={person} onChanged={() => void page.load()} />
        </>
      )}
    </Panel>
  );
}
