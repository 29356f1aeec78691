/** The list of conversations: what waits, search by name, all of it by keyboard. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import inbox from 'lucide:inbox';
import search from 'lucide:search';
import searchX from 'lucide:search-x';
import textQuote from 'lucide:text-quote';
import userCheck from 'lucide:user-round-check';
import { nt, t } from '../../shared/i18n';
import { EmptyState, Icon, LoadError, PlainButton, Skeleton } from '../../shared/ui';
import { matches } from '../district/matches';
import { Filters, HouseChoice } from './Filters';
import type { Filter } from './order';
import type { Conversation } from './shapes';
import { conversations, shown } from './store';
import { TalkRow } from './TalkRow';

export function TalkList({ chosen }: { chosen: string }) {
  const q = useSignal('');
  const items = conversations.items.value;
  const hasMore = conversations.hasMore.value;
  useEffect(() => {
    // A name is looked for among all conversations, not only among those that were shown.
    if (q.value && hasMore) void conversations.more();
  }, [q.value !== '', items]);
  const error = conversations.error.value;
  const found = items?.filter(({ resident }) => matches(q.value, resident.name, resident.call_me, resident.own_script));
  return (
    <section class="inbox-list" aria-label={t('Gespräche')}>
      <div class="page-head"><h1 tabIndex={-1}>{t('Nachrichten')}</h1><HouseChoice /></div>
      <SearchField q={q.value} onChange={(value) => (q.value = value)} />
      <Filters />
      <div class="talk-scroll">
        {error !== null && <LoadError error={error} retry={() => void conversations.load()} />}
        {!found && error === null && <Skeleton cards={5} />}
        {found && <Rows found={found} chosen={chosen} isSearch={q.value !== ''} />}
        {hasMore && !q.value && <PlainButton onPress={() => void conversations.more()}>{t('Mehr zeigen')}</PlainButton>}
      </div>
      <ListFoot />
    </section>
  );
}

function SearchField({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  return (
    <label class="talk-search">
      <Icon of={search} size={20} />
      <input type="search" dir="auto" value={q} aria-label={t('Name suchen')} placeholder={t('Name suchen')} autoComplete="off" onInput={(event) => onChange(event.currentTarget.value)} />
      <kbd class="keys-hint" aria-hidden="true">/</kbd>
    </label>
  );
}

function ListFoot() {
  return (
    <div class="list-foot">
      <p class="muted keys-hint"><span class="for-ears">{t('Tasten in der Liste:')}</span> <kbd>j</kbd> <kbd>k</kbd> {t('Gespräche')} · <kbd>Enter</kbd> {t('Öffnen')}<span class="for-ears"> · <kbd>/</kbd> {t('Suchen')}</span></p>
      <PlainButton icon={userCheck} to="/inbox/cover">{t('Vertretung')}</PlainButton>
      <PlainButton icon={textQuote} to="/inbox/phrases">{t('Sätze')}</PlainButton>
    </div>
  );
}

const NOTHING: Readonly<Record<Filter, () => string>> = {
  all: () => t('Noch hat niemand geschrieben.'),
  unread: () => t('Sie haben alles gelesen.'),
  waiting: () => t('Niemand wartet auf eine Antwort.'),
  overdue: () => t('Keine Antwort ist überfällig.'),
};

function Rows({ found, chosen, isSearch }: { found: readonly Conversation[]; chosen: string; isSearch: boolean }) {
  const last = useSignal('');
  if (found.length === 0) return <EmptyState icon={isSearch ? searchX : inbox}>{isSearch ? t('In dieser Liste heißt niemand so.') : NOTHING[shown.value.filter]()}</EmptyState>;
  const stop = [last.value, chosen].find((id) => found.some((each) => each.id === id)) ?? found[0]!.id;
  return (
    <>
      {isSearch && <p class="for-ears" role="status">{nt('{count} Gespräch', '{count} Gespräche', found.length)}</p>}
      <ul class="day-list card talk-rows">
        {found.map((each) => <TalkRow key={each.id} conversation={each} isChosen={each.id === chosen} isStop={each.id === stop} onFocus={() => (last.value = each.id)} />)}
      </ul>
    </>
  );
}
