import mapPin from 'lucide:map-pin';
import phone from 'lucide:phone';
import type { Place, Slot } from '../shared/api';
import { t } from '../shared/i18n';
import { Icon, SlotButton } from '../shared/ui';
import { groups } from './slots';

interface DayTimesProps {
  slots: readonly Slot[];
  places: readonly Place[];
  chosen: Slot | null;
  onChoose: (slot: Slot) => void;
}

/** The free times of one day: morning, afternoon, and where. */
export function DayTimes({ slots, places, chosen, onChoose }: DayTimesProps) {
  let before = -1;
  return (
    <>
      {groups(slots).map(({ part, placeId, slots: times }) => {
        const place = placeId === before ? undefined : places.find(({ id }) => id === placeId);
        before = placeId;
        return (
          <section key={`${part} ${placeId}`} class="appointments-part">
            <div class="appointments-part-head">
              <h2 class="muted">{part === 'morning' ? t('Vormittag') : t('Nachmittag')}</h2>
              {place && <p class="hint"><Icon of={place.kind === 'phone' ? phone : mapPin} size={18} /><bdi>{place.name}</bdi></p>}
            </div>
            <div class="slots">
              {times.map((slot) => <SlotButton key={slot.starts_at} moment={slot.starts_at} chosen={slot.starts_at === chosen?.starts_at} onChoose={() => onChoose(slot)} />)}
            </div>
          </section>
        );
      })}
    </>
  );
}
