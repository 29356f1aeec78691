/** Choosing a free time: days with something free, their times, and the weeks after. */
import { useSignal } from '@preact/signals';
import calendarX from 'lucide:calendar-x';
import chevronLeft from 'lucide:chevron-left';
import chevronRight from 'lucide:chevron-right';
import type { Slot, Slots } from '../../shared/api';
import { clockTime, longDay, plusDays, shortDate, t, today } from '../../shared/i18n';
import { EmptyState, LoadError, PlainButton, Skeleton } from '../../shared/ui';
import { placeAndHouse } from '../houses/mine';
import type { FreeTimes, Wish } from './slots';

const WEEKS = 28;

interface PickerProps {
  times: FreeTimes;
  wish: Wish;
  chosen: string;
  onChoose: (slot: Slot) => void;
}

export function SlotPicker({ times, wish, chosen, onChoose }: PickerProps) {
  const { slots, error, from } = times;
  const go = (days: number) => () => void times.load(wish, plusDays(from.value, days));
  return (
    <div class="stack">
      <div class="slot-weeks">
        {from.value > today() && <PlainButton icon={chevronLeft} iconTurns onPress={go(-WEEKS)}>{t('Früher')}</PlainButton>}
        <span class="muted" aria-live="polite">{t('{from} bis {to}', { from: shortDate(from.value), to: shortDate(plusDays(from.value, WEEKS - 1)) })}</span>
        <span class="later"><PlainButton icon={chevronRight} iconTurns onPress={go(WEEKS)}>{t('Später')}</PlainButton></span>
      </div>
      {error.value !== null && <LoadError error={error.value} retry={go(0)} />}
      {error.value === null && !slots.value && <Skeleton cards={2} />}
      {slots.value && <Days slots={slots.value} chosen={chosen} onChoose={onChoose} />}
    </div>
  );
}

function Days({ slots, chosen, onChoose }: { slots: Slots; chosen: string; onChoose: (slot: Slot) => void }) {
  const shown = useSignal(4);
  const days = slots.days.filter((day) => day.slots.length > 0);
  if (days.length === 0) return <EmptyState icon={calendarX}>{t('In diesen Wochen ist nichts frei.')}</EmptyState>;
  return (
    <>
      {days.slice(0, shown.value).map(({ on, slots: free }) => (
        <section key={on} class="slot-day" aria-label={longDay(on)}>
          <h3>{longDay(on)}</h3>
          {slots.places.map((place) => <AtPlace key={place.id} place={place} free={free.filter((slot) => slot.place_id === place.id)} chosen={chosen} onChoose={onChoose} />)}
        </section>
      ))}
      {days.length > shown.value && <PlainButton onPress={() => (shown.value += 6)}>{t('Mehr Tage zeigen')}</PlainButton>}
    </>
  );
}

/** The times of one place together: a day may have two houses, or an office and the telephone. */
function AtPlace({ place, free, chosen, onChoose }: { place: Slots['places'][number]; free: readonly Slot[]; chosen: string; onChoose: (slot: Slot) => void }) {
  if (free.length === 0) return null;
  return (
    <>
      <p class="muted" dir="auto">{placeAndHouse(place)}</p>
      <div class="slots">{free.map((slot) => <Time key={slot.starts_at} slot={slot} chosen={slot.starts_at === chosen} onChoose={() => onChoose(slot)} />)}</div>
    </>
  );
}

function Time({ slot, chosen, onChoose }: { slot: Slot; chosen: boolean; onChoose: () => void }) {
  return (
    <button type="button" class={chosen ? 'slot chosen' : 'slot'} aria-pressed={chosen} onClick={onChoose}>
      <bdi>{clockTime(slot.starts_at)}</bdi>
    </button>
  );
}
