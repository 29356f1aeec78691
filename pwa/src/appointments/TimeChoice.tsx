import { useEffect, useState } from 'preact/hooks';
import calendarSearch from 'lucide:calendar-search';
import chevronLeft from 'lucide:chevron-left';
import chevronRight from 'lucide:chevron-right';
import type { ComponentChildren } from 'preact';
import type { Slot, Slots } from '../shared/api';
import { dayOf, isolate, local, mondayOf, monthAndYear, plusDays, shortMonth, t, today, wholeTime } from '../shared/i18n';
import type { Live } from '../shared/offline';
import { DayStrip, EmptyState, IconButton, LoadError, QuietButton, StateLine } from '../shared/ui';
import { DayTimes } from './DayTimes';
import { daysOfWeek, LAST_WEEK, nextFree, type Search, slotsStore, weekOf } from './slots';

interface TimeChoiceProps {
  search: Search;
  chosen: Slot | null;
  /** The day to open on; without one, the first with a free time. */
  on?: string;
  onChoose: (slot: Slot | null, slots: Slots) => void;
  /** Shown instead of the times when nothing at all is free: where else to go. */
  nothing: ComponentChildren;
}

/** The days of a week and the times of a day. */
export function TimeChoice({ search, chosen, on = '', onChoose, nothing }: TimeChoiceProps) {
  const { store, week, day, jump, turn } = useDays(search, on);
  const slots = store.data.value;
  const monday = mondayOfWeek(week);
  if (!slots && store.error.value) return <LoadError error={store.error.value} retry={() => void store.load()} />;
  const days = daysOfWeek(slots, monday);
  const shown = days.find((each) => each.on === day)?.slots ?? [];
  return (
    <>
      <StateLine asOf={store.asOf.value} />
      <WeekBar monday={monday} week={week} onTurn={turn} />
      {slots ? <DayStrip label={t('Tag wählen')} days={days.map((each) => ({ on: each.on, free: each.slots.length }))} chosen={shown.length > 0 ? day : ''} onChoose={jump} /> : <TimesSkeleton />}
      {slots && shown.length > 0 && <DayTimes slots={shown} places={slots.places} chosen={chosen} onChoose={(slot) => onChoose(slot, slots)} />}
      {slots && shown.length === 0 && <NothingFree slots={slots} week={week} monday={monday} onJump={jump} onTurn={turn} nothing={nothing} />}
    </>
  );
}

interface Days {
  readonly store: Live<Slots>;
  readonly week: number;
  readonly day: string;
  readonly jump: (day: string) => void;
  readonly turn: (weeks: number) => void;
}

/** The week and the day that are looked at. Opens on the first day with a free time, so that nobody has to search. */
function useDays(search: Search, on: string): Days {
  const [day, setDay] = useState(on);
  const [isMine, setMine] = useState(false);
  const [week, setWeek] = useState(on ? weekOf(on, today()) : 0);
  const store = slotsStore(search, week, today());
  const slots = store.data.value;
  useEffect(() => void store.load(), [store]);
  const goTo = (to: string): void => {
    setDay(to);
    setWeek(weekOf(to, today()));
  };
  const jump = (to: string): void => {
    setMine(true);
    goTo(to);
  };
  useEffect(() => {
    const start = slots && !isMine ? startDay(slots, day, on) : '';
    if (start) goTo(start);
    // A week that had to be fetched first has no day yet.
    else if (day === '') setDay(firstFreeDay(slots, mondayOfWeek(week)));
  }, [slots]);
  const turn = (weeks: number): void => {
    const monday = mondayOfWeek(week + weeks);
    const known = slotsStore(search, week + weeks, today()).data.value;
    setMine(true);
    setWeek(week + weeks);
    setDay(firstFreeDay(known, monday));
  };
  return { store, week, day, jump, turn };
}

/** The day to open on, where the one in sight is full: the next one after the wished one, or the first of all. */
function startDay(slots: Slots, day: string, on: string): string {
  const isFree = slots.days.some((each) => each.on === day);
  const moment = nextFree(slots, on)?.starts_at ?? slots.first_free;
  return isFree || !moment ? '' : dayOf(moment);
}

function firstFreeDay(slots: Slots | null, monday: string): string {
  return daysOfWeek(slots, monday).find((each) => each.slots.length > 0)?.on ?? '';
}

function mondayOfWeek(week: number): string {
  return plusDays(mondayOf(today()), week * 7);
}

function WeekBar({ monday, week, onTurn }: { monday: string; week: number; onTurn: (weeks: number) => void }) {
  return (
    <div class="appointments-week">
      {week > 0 ? <IconButton icon={chevronLeft} turns label={t('Woche davor')} onPress={() => onTurn(-1)} /> : <span />}
      <strong aria-live="polite">{monthsOf(monday)}</strong>
      {week < LAST_WEEK ? <IconButton icon={chevronRight} turns label={t('Woche danach')} onPress={() => onTurn(1)} /> : <span />}
    </div>
  );
}

/** "November 2026", or both months where a week belongs to two. */
function monthsOf(monday: string): string {
  const friday = plusDays(monday, 4);
  const isOne = local(monday).month === local(friday).month;
  return isOne ? monthAndYear(monday) : `${shortMonth(monday)} – ${shortMonth(friday)} ${isolate(local(friday).year)}`;
}

interface NothingProps {
  slots: Slots;
  week: number;
  monday: string;
  onJump: (day: string) => void;
  onTurn: (weeks: number) => void;
  nothing: ComponentChildren;
}

function NothingFree({ slots, week, monday, onJump, onTurn, nothing }: NothingProps) {
  const next = nextFree(slots, plusDays(monday, -1)) ?? nextFree(slots, '');
  if (next) {
    return (
      <EmptyState icon={calendarSearch} action={<QuietButton onPress={() => onJump(dayOf(next.starts_at))}>{t('Zu {when}', { when: wholeTime(next.starts_at) })}</QuietButton>}>
        {t('Hier ist nichts frei. Die nächste freie Zeit:')}
      </EmptyState>
    );
  }
  const later = 4 - (week % 4);
  const more = week + later <= LAST_WEEK;
  return (
    <EmptyState icon={calendarSearch} action={<>{more && <QuietButton onPress={() => onTurn(later)}>{t('Spätere Wochen ansehen')}</QuietButton>}{nothing}</>}>
      {t('In diesen 4 Wochen ist nichts frei.')}
    </EmptyState>
  );
}

function TimesSkeleton() {
  return (
    <>
      <div class="day-strip" aria-hidden="true">{[0, 1, 2, 3, 4].map((index) => <div key={index} class="skeleton appointments-day" />)}</div>
      <div class="slots" aria-hidden="true">{[0, 1, 2, 3, 4, 5].map((index) => <div key={index} class="skeleton appointments-slot" />)}</div>
    </>
  );
}
