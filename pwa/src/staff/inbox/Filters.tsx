/** Which conversations the list shows. */
import { useEffect } from 'preact/hooks';
import { t } from '../../shared/i18n';
import { myHouses } from '../houses/mine';
import type { Filter } from './order';
import { counts, show, shown } from './store';

const FILTERS: readonly { value: Filter; label: () => string }[] = [
  { value: 'all', label: () => t('Alle') },
  { value: 'unread', label: () => t('Ungelesen') },
  { value: 'waiting', label: () => t('Wartet') },
  { value: 'overdue', label: () => t('Überfällig') },
];

export function Filters() {
  const { filter } = shown.value;
  return (
    <fieldset class="talk-filters">
      <legend class="for-ears">{t('Welche Gespräche?')}</legend>
      {FILTERS.map(({ value, label }) => (
        <label key={value} class="topic-chip">
          <input type="radio" name="talk-filter" value={value} checked={value === filter} onChange={() => show({ filter: value })} />
          <span>{label()}<Count of={value} /></span>
        </label>
      ))}
    </fieldset>
  );
}

function Count({ of: filter }: { of: Filter }) {
  const many = filter === 'all' ? 0 : (counts.value?.[filter] ?? 0);
  return many > 0 ? <>{' '}<b class={filter === 'overdue' ? 'late' : undefined}>{many}</b></> : null;
}

/** Only for somebody who is in more than one house. */
export function HouseChoice() {
  useEffect(() => {
    if (!myHouses.data.value) void myHouses.load();
  }, []);
  const houses = myHouses.data.value ?? [];
  if (houses.length < 2) return null;
  return (
    <select class="talk-house-choice" aria-label={t('Haus')} value={shown.value.house} onChange={(event) => show({ house: event.currentTarget.value })}>
      <option value="">{t('Alle Häuser')}</option>
      {houses.map(({ id, name }) => <option key={id} value={String(id)}>{name}</option>)}
    </select>
  );
}
