/** The worker's day: the next appointment, the list of today, and what waits. */
import { useEffect, useRef } from 'preact/hooks';
import coffee from 'lucide:coffee';
import plus from 'lucide:plus';
import type { Appointment } from '../../shared/api';
import { dayOf, longDay, mondayOf, plusDays, t, today } from '../../shared/i18n';
import { navigate, type Params } from '../../shared/router';
import { EmptyState, LoadError, PrimaryButton, QuietButton, Skeleton } from '../../shared/ui';
import { AppointmentPanel } from '../appointment/AppointmentPanel';
import { Page } from '../frame/Page';
import { isNarrow } from '../frame/width';
import { CoverNote } from '../inbox/CoverNote';
import { timeSpan } from '../parts/time';
import { absenceName } from '../parts/words';
import type { Week } from '../shapes';
import { absencesOn, isCancelled } from '../week/geometry';
import { knownAppointments, loadWaiting, loadWeek, weekError, weekOf } from '../week/store';
import { DayRow } from './DayRow';
import { NextCard } from './NextCard';
import { Waiting } from './Waiting';

/** After an appointment was closed the focus is on the line it was opened from. */
function useFocusBackTo(chosen: string): void {
  const last = useRef('');
  useEffect(() => {
    if (!chosen && last.current) document.querySelector<HTMLElement>(`a[href$="/today/${last.current}"]`)?.focus();
    last.current = chosen;
  }, [chosen]);
}

export function TodayScreen({ params }: { params: Params }) {
  const chosen = params['appointment'] ?? '';
  const monday = mondayOf(today());
  const week = weekOf(monday);
  useEffect(() => void loadWeek(monday).then(loadWaiting), [monday]);
  useFocusBackTo(chosen);
  return (
    <Page
      title={t('Heute, {day}', { day: longDay(today()) })}
      actions={<PrimaryButton icon={plus} to="/book">{t('Termin')}</PrimaryButton>}
      pane={chosen ? <AppointmentPanel id={chosen} onClose={() => navigate('/', { replace: true })} /> : !isNarrow.value && <Waiting from="/today" />}
      paneIsOpen={chosen !== ''}
    >
      <CoverNote />
      {week ? <Day week={week} chosen={chosen} /> : weekError() ? <LoadError error={weekError()} retry={() => void loadWeek(monday)} /> : <Skeleton cards={3} />}
    </Page>
  );
}

function Day({ week, chosen }: { week: Week; chosen: string }) {
  const day = today();
  const now = new Date().toISOString();
  const standing = knownAppointments().filter((each) => !isCancelled(each));
  const mine = standing.filter((each) => dayOf(each.starts_at) === day);
  const next = standing.find((each) => each.ends_at > now && each.status === 'booked');
  return (
    <>
      {next && <NextCard appointment={next} />}
      <Frame week={week} day={day} />
      {isNarrow.value && <Waiting from="/today" />}
      <section class="stack" aria-labelledby="todays">
        <h2 id="todays">{t('Termine heute')}</h2>
        {mine.length > 0 ? <ol class="day-list card">{mine.map((each) => <DayRow key={each.id} appointment={each} isChosen={each.id === chosen} />)}</ol> : <NoAppointments next={next} />}
      </section>
      <Tomorrow standing={standing} chosen={chosen} />
    </>
  );
}

function NoAppointments({ next }: { next: Appointment | undefined }) {
  return <EmptyState icon={coffee} action={<QuietButton to="/week">{t('Zur Woche')}</QuietButton>}>{next ? t('Heute haben Sie keine Termine.') : t('Sie haben keine Termine.')}</EmptyState>;
}

/** Open hours, absences and closure of the day. */
function Frame({ week, day }: { week: Week; day: string }) {
  const now = week.days.find((each) => each.on === day);
  const openHours = now?.windows.filter((window) => window.kind === 'walk_in') ?? [];
  return (
    <ul class="day-frame">
      {now?.closure && <li class="note closed">{t('Geschlossen: {reason}', { reason: now.closure })}</li>}
      {now?.closed_places.map(({ place, name, reason }) => <li key={place} class="note closed">{t('{place} ist geschlossen: {reason}', { place: name, reason })}</li>)}
      {absencesOn(week, day).map(({ item }) => <li key={item.id} class="note away">{t('Sie sind nicht da: {reason}', { reason: absenceName(item.reason) })}</li>)}
      {openHours.map((window) => (
        <li key={window.from} class="note walk-in">{t('Offene Stunde {when}, {place}', { when: timeSpan(window.from, window.to), place: window.place.name })}</li>
      ))}
    </ul>
  );
}

/** The next day with appointments, to get ready for it. */
function Tomorrow({ standing, chosen }: { standing: readonly Appointment[]; chosen: string }) {
  const from = plusDays(today(), 1);
  const later = standing.filter((each) => dayOf(each.starts_at) >= from);
  const [first] = later;
  if (!first) return null;
  const day = dayOf(first.starts_at);
  return (
    <section class="stack" aria-labelledby="then">
      <h2 id="then">{day === from ? t('Morgen, {day}', { day: longDay(day) }) : longDay(day)}</h2>
      <ol class="day-list card">{later.filter((each) => dayOf(each.starts_at) === day).map((each) => <DayRow key={each.id} appointment={each} isChosen={each.id === chosen} />)}</ol>
    </section>
  );
}
