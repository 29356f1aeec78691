import { useId } from 'preact/hooks';
import type { Place } from '../../shared/api';
import { t } from '../../shared/i18n';
import { grouped } from './closed_places';

/** Everything, or one place out of its municipality. */
export function PlaceChoice({ places, value, onChange }: { places: readonly Place[]; value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{t('Wo')}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">{t('Alle Häuser und Büros')}</option>
        {grouped(places).map((group) => (
          <optgroup key={group.name} label={group.name}>
            {group.places.map((each) => <option key={each.value} value={each.value}>{each.label}</option>)}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
