/** When I am away. Appointments in it stay until somebody decides about them. */
import trash from 'lucide:trash-2';
import userMinus from 'lucide:user-minus';
import { clockTime, dayOf, fullDate, nt, plusDays, shortWeekday, t } from '../../shared/i18n';
import { announce, Chip, ErrorNote, IconButton, QuietButton } from '../../shared/ui';
import { useTask } from '../parts/task';
import { absenceName } from '../parts/words';
import type { Absence } from '../shapes';
import { dropAbsence } from './store';

export function Absences({ absences, onNew }: { absences: readonly Absence[]; onNew: () => void }) {
  const task = useTask();
  const drop = async (absence: Absence): Promise<void> => {
    if (await task.run(() => dropAbsence(absence.id))) announce(t('Sie sind wieder da.'));
  };
  return (
    <section class="stack" aria-labelledby="absences">
      <div class="section-head"><h2 id="absences">{t('Abwesend')}</h2><QuietButton icon={userMinus} onPress={onNew}>{t('Abwesenheit eintragen')}</QuietButton></div>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
      {absences.length === 0 ? <p class="muted">{t('Sie sind immer da.')}</p> : (
        <ul class="line-list card">
          {absences.map((absence) => (
            <li key={absence.id}>
              <strong class="line-when">{absenceName(absence.reason)}</strong>
              <span class="grow">{spanOf(absence)}</span>
              {absence.open_appointments > 0 && <Chip tone="attention">{nt('{count} Termin betroffen', '{count} Termine betroffen', absence.open_appointments)}</Chip>}
              <IconButton icon={trash} label={t('Abwesenheit löschen: {when}', { when: spanOf(absence) })} onPress={() => void drop(absence)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function spanOf({ starts_at: from, ends_at: to }: Absence): string {
  if (isMidnight(from) && isMidnight(to)) return wholeDays(from, to);
  const start = `${shortWeekday(from)} ${fullDate(from)} ${clockTime(from)}`;
  if (dayOf(from) === dayOf(to)) return t('{start} bis {end} Uhr', { start, end: clockTime(to) });
  return t('{start} bis {end} Uhr', { start, end: `${shortWeekday(to)} ${fullDate(to)} ${clockTime(to)}` });
}

function isMidnight(moment: string): boolean {
  return clockTime(moment) === '00:00';
}

/** The last day is the one before the midnight at which the absence ends. */
function wholeDays(from: string, to: string): string {
  const last = plusDays(dayOf(to), -1);
  const named = (day: string): string => `${shortWeekday(day)} ${fullDate(day)}`;
  return dayOf(from) === last ? named(last) : t('{from} bis {to}', { from: named(dayOf(from)), to: named(last) });
}
