/** A weekly time, new or changed; the small week shows at once what it would look like. */
import { useSignal } from '@preact/signals';
import { fullDate, nt, t, today } from '../../shared/i18n';
import { announce, Choice, Select } from '../../shared/ui';
import { useTask } from '../parts/task';
import { readDate, readTime } from '../parts/time';
import { DateField, TimeField } from '../parts/TimeFields';
import type { Hours, Rule } from '../shapes';
import { MiniWeek, weekdayName } from './MiniWeek';
import { PaneForm } from '../parts/PaneForm';
import { saveRule } from './store';

interface Typed {
  kind: Rule['kind'];
  weekday: number;
  from: string;
  to: string;
  place: number;
  every: number;
  validFrom: string;
  validTo: string;
}

export function RuleForm({ rule, hours, onClose }: { rule: Rule | null; hours: Hours; onClose: () => void }) {
  const form = useSignal<Typed>(typedOf(rule, hours));
  const tried = useSignal(false);
  const task = useTask();
  const { kind, weekday, from, to, place, every, validFrom, validTo } = form.value;
  const change = (part: Partial<Typed>): void => { form.value = { ...form.value, ...part }; };
  const wrong = tried.value ? mistakesIn(form.value) : NOTHING_WRONG;
  const at = (name: string, own: string): string => own || task.field(name);
  const errors = { from: at('starts_at', wrong.from), to: at('ends_at', wrong.to), validFrom: at('valid_from', wrong.validFrom), validTo: at('valid_to', wrong.validTo), place: task.field('place') };
  const save = async (): Promise<void> => {
    tried.value = true;
    if (Object.values(mistakesIn(form.value)).some(Boolean)) return;
    const wish = { weekday, starts_at: readTime(from), ends_at: readTime(to), valid_from: readDate(validFrom), valid_to: readDate(validTo) || null, every_weeks: every, kind, place, topics: rule?.topics ?? [] };
    if (!(await task.run(() => saveRule(wish, rule?.id ?? null)))) return;
    announce(t('Die Zeit ist gespeichert.'));
    onClose();
  };
  const draft = readTime(from) && readTime(to) ? { weekday, kind, starts_at: readTime(from), ends_at: readTime(to) } : null;
  return (
    <PaneForm title={rule ? t('Zeit ändern') : t('Neue Zeit jede Woche')} task={task} refusals={Object.values(errors)} onSave={() => void save()} onClose={onClose}>
      <MiniWeek rules={hours.rules.filter((each) => each.id !== rule?.id)} draft={draft} />
      <Choice label={t('Was')} value={kind} onChange={(value) => change({ kind: value as Rule['kind'] })} options={[{ value: 'appointment', label: t('Termine') }, { value: 'walk_in', label: t('Offene Stunde') }]} />
      <Select label={t('Tag')} value={String(weekday)} onChange={(value) => change({ weekday: Number(value) })} options={[0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: String(day), label: weekdayName(day) }))} />
      <div class="field-row">
        <TimeField label={t('Von')} value={from} error={errors.from} onChange={(value) => change({ from: value })} />
        <TimeField label={t('Bis')} value={to} error={errors.to} onChange={(value) => change({ to: value })} />
      </div>
      <Select label={t('Ort')} value={String(place)} error={errors.place} onChange={(value) => change({ place: Number(value) })} options={hours.places.map(({ id, name }) => ({ value: String(id), label: name }))} />
      <Select label={t('Wie oft')} value={String(every)} onChange={(value) => change({ every: Number(value) })} options={[1, 2, 3, 4].map((weeks) => ({ value: String(weeks), label: weeks === 1 ? t('jede Woche') : nt('alle {count} Woche', 'alle {count} Wochen', weeks) }))} />
      <DateField label={t('Gilt ab')} value={validFrom} error={errors.validFrom} onChange={(value) => change({ validFrom: value })} />
      <DateField label={t('Letzter Tag (leer: ohne Ende)')} value={validTo} error={errors.validTo} onChange={(value) => change({ validTo: value })} />
    </PaneForm>
  );
}

const NOTHING_WRONG = { from: '', to: '', validFrom: '', validTo: '' };

function typedOf(rule: Rule | null, hours: Hours): Typed {
  if (!rule) return { kind: 'appointment', weekday: 0, from: '09:00', to: '12:00', place: hours.places[0]?.id ?? 0, every: 1, validFrom: fullDate(today()), validTo: '' };
  return { kind: rule.kind, weekday: rule.weekday, from: rule.starts_at.slice(0, 5), to: rule.ends_at.slice(0, 5), place: rule.place, every: rule.every_weeks, validFrom: fullDate(rule.valid_from), validTo: rule.valid_to ? fullDate(rule.valid_to) : '' };
}

function mistakesIn({ from, to, validFrom, validTo }: Typed): typeof NOTHING_WRONG {
  const [start, end] = [readTime(from), readTime(to)];
  return {
    from: start ? '' : t('Bitte schreiben Sie eine Uhrzeit wie 09:00.'),
    to: !end ? t('Bitte schreiben Sie eine Uhrzeit wie 09:00.') : start && end <= start ? t('Das Ende muss nach dem Anfang sein.') : '',
    validFrom: readDate(validFrom) ? '' : t('Bitte schreiben Sie ein Datum wie 25.11.2026.'),
    validTo: !validTo.trim() || readDate(validTo) ? '' : t('Bitte schreiben Sie ein Datum wie 25.11.2026.'),
  };
}
