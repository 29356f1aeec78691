/** Being away: whole days, or part of one. */
import { useSignal } from '@preact/signals';
import { fullDate, nt, plusDays, t } from '../../shared/i18n';
import { announce, Check, Select } from '../../shared/ui';
import { useTask } from '../parts/task';
import { momentOf, readDate, readTime } from '../parts/time';
import { DateField, TimeField } from '../parts/TimeFields';
import { absenceName } from '../parts/words';
import type { AbsenceReason } from '../shapes';
import { PaneForm } from '../parts/PaneForm';
import { enterAbsence } from './store';

const REASONS: readonly AbsenceReason[] = ['away', 'ill', 'training', 'outside'];

interface Typed {
  reason: AbsenceReason;
  wholeDays: boolean;
  first: string;
  last: string;
  from: string;
  to: string;
}

/** `days` come along from somewhere else: the first and the last, or nothing. */
export function AbsenceForm({ days = ['', ''], onClose }: { days?: readonly [string, string]; onClose: () => void }) {
  const form = useSignal<Typed>({ reason: 'away', wholeDays: true, first: shownDay(days[0]), last: shownDay(days[1]), from: '08:00', to: '12:00' });
  const tried = useSignal(false);
  const task = useTask();
  const { reason, wholeDays, first, last, from, to } = form.value;
  const change = (part: Partial<Typed>): void => { form.value = { ...form.value, ...part }; };
  const wrong = tried.value ? mistakesIn(form.value) : NOTHING_WRONG;
  const errors = { first: wrong.first || task.field('starts_at'), last: wrong.last || (wholeDays ? task.field('ends_at') : ''), from: wrong.from, to: wrong.to || (wholeDays ? '' : task.field('ends_at')) };
  const save = async (): Promise<void> => {
    tried.value = true;
    if (Object.values(mistakesIn(form.value)).some(Boolean)) return;
    const [start, end] = momentsOf(form.value);
    let hit = 0;
    if (!(await task.run(async () => { hit = (await enterAbsence(start, end, reason)).open_appointments; }))) return;
    announce(hit === 0 ? t('Die Abwesenheit ist eingetragen.') : nt('Die Abwesenheit ist eingetragen. {count} Termin liegt darin.', 'Die Abwesenheit ist eingetragen. {count} Termine liegen darin.', hit));
    onClose();
  };
  return (
    <PaneForm title={t('Abwesenheit eintragen')} task={task} refusals={Object.values(errors)} onSave={() => void save()} onClose={onClose}>
      <p class="muted">{t('In dieser Zeit kann niemand bei Ihnen buchen. Gebuchte Termine bleiben stehen.')}</p>
      <Select label={t('Grund')} value={reason} onChange={(value) => change({ reason: value as AbsenceReason })} options={REASONS.map((each) => ({ value: each, label: absenceName(each) }))} />
      <Check label={t('Ganze Tage')} checked={wholeDays} onChange={(checked) => change({ wholeDays: checked })} />
      <DateField label={wholeDays ? t('Erster Tag') : t('Tag')} value={first} error={errors.first} onChange={(value) => change({ first: value })} />
      {wholeDays ? <DateField label={t('Letzter Tag')} value={last} error={errors.last} onChange={(value) => change({ last: value })} /> : (
        <div class="field-row">
          <TimeField label={t('Von')} value={from} error={errors.from} onChange={(value) => change({ from: value })} />
          <TimeField label={t('Bis')} value={to} error={errors.to} onChange={(value) => change({ to: value })} />
        </div>
      )}
    </PaneForm>
  );
}

function shownDay(day: string): string {
  return readDate(day) ? fullDate(day) : '';
}

const NOTHING_WRONG = { first: '', last: '', from: '', to: '' };

/** Whole days end at the midnight after the last one; an empty last day means the first. */
function momentsOf({ wholeDays, first, last, from, to }: Typed): [string, string] {
  const day = readDate(first);
  if (!wholeDays) return [momentOf(day, readTime(from)), momentOf(day, readTime(to))];
  return [momentOf(day, '00:00'), momentOf(plusDays(readDate(last) || day, 1), '00:00')];
}

function mistakesIn({ wholeDays, first, last, from, to }: Typed): typeof NOTHING_WRONG {
  const noDate = t('Bitte schreiben Sie ein Datum wie 25.11.2026.');
  const noTime = t('Bitte schreiben Sie eine Uhrzeit wie 09:00.');
  const [start, end] = [readTime(from), readTime(to)];
  const lastDay = readDate(last);
  return {
    first: readDate(first) ? '' : noDate,
    last: !wholeDays || !last.trim() ? '' : !lastDay ? noDate : lastDay < readDate(first) ? t('Der letzte Tag muss nach dem ersten sein.') : '',
    from: wholeDays || start ? '' : noTime,
    to: wholeDays ? '' : !end ? noTime : start && end <= start ? t('Das Ende muss nach dem Anfang sein.') : '',
  };
}
