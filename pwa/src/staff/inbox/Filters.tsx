/** Which conversations the list shows. */
import { useEffect } from 'preact/hooks';
import { t } from '../../shared/i18n';
import { Select } from '../../shared/ui';
import { myHouses } from '../houses/mine';
import type { Filter } from './order';
import { counts, show, shown } from './store';

const FILTERS: readonly { value: Filter; label: () => string }[] = [
  { value: 'all', label: () => t('Alle') },
  { value: 'unread', label: () => t('Ungelesen') },
  { value: 'waiting', label: () => t('Wartet auf Antwort') },
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
  return many > 0 ? <>{' '}<b class={filter === 'overdue' ? 'urgent' : undefined}>{many}</b></> : null;
}

/** Only for somebody who is in more than one house. */
export function HouseChoice() {
  useEffect(() => {
    if (!myHouses.data.value) void myHouses.load();
  }, []);
  const houses = myHouses.data.value ?? [];
  if (houses.length < 2) return null;
  const options = [{ value: '', label: t('Alle Häuser') }, ...houses.map(({ id, name }) => ({ value: String(id), label: name }))];
  return <Select label={t('Haus')} value={shown.value.house} options={options} onChange={(house) => show({ house })} />;
}
