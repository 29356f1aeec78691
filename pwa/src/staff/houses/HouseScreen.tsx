/** Who lives in a house, and who has a card. Nothing of counselling is known here. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import building from 'lucide:building-2';
import { get } from '../../shared/api';
import { t } from '../../shared/i18n';
import { navigate, type Params } from '../../shared/router';
import { session } from '../../shared/session';
import { Field } from '../../shared/ui';
import { Page } from '../frame/Page';
import { useOpenerFocus } from '../parts/focus';
import { longList } from '../parts/long_list';
import { Paged } from '../parts/Paged';
import type { Inhabitant, List } from '../shapes';
import { InhabitantsTable } from './InhabitantsTable';
import { ResidentPanel } from './ResidentPanel';

export function HouseScreen({ params }: { params: Params }) {
  const house = params['house'] ?? '';
  const chosen = params['resident'] ?? '';
  const q = useSignal('');
  const people = useMemo(() => longList((after) => get<List<Inhabitant>>(`/staff/houses/${house}/residents`, { query: { q: q.value, after } })), [house]);
  useEffect(() => {
    const soon = setTimeout(() => void people.load(), people.items.value ? 250 : 0);
    return () => clearTimeout(soon);
  }, [q.value, people]);
  const name = session.value?.staff?.houses.find((each) => String(each.id) === house)?.name;
  const opened = people.items.value?.find(({ id }) => id === chosen);
  const close = (): void => navigate(`/houses/${house}`, { replace: true });
  useOpenerFocus(chosen, `/houses/${house}`);
  return (
    <Page
      title={name ?? t('Haus')} backTo="/" paneIsOpen={opened !== undefined}
      pane={opened && <ResidentPanel key={chosen} person={opened} house={house} onClose={close} onChanged={() => void people.load()} />}
    >
      <div class="search"><Field label={t('Name suchen')} type="search" value={q.value} onChange={(value) => (q.value = value)} /></div>
      <Paged list={people} icon={building} empty={q.value ? t('In diesem Haus heißt niemand so.') : t('In diesem Haus wohnt noch niemand.')}>
        {(items) => <InhabitantsTable people={items} backTo={`/houses/${house}`} chosen={chosen} />}
      </Paged>
    </Page>
  );
}
