/** Other hours on one day: up to two times, or none at all. */
import { useSignal } from '@preact/signals';
import type { Place } from '../../shared/api';
import { t } from '../../shared/i18n';
import { announce, Choice, Select } from '../../shared/ui';
import { useTask } from '../parts/task';
import { readDate, readTime } from '../parts/time';
import { DateField, TimeField } from '../parts/TimeFields';
import { PaneForm } from '../parts/PaneForm';
import { setDay } from './store';

interface Typed {
  on: string;
  open: 'some' | 'none';
  windows: [string, string][];
  place: number;
}

export function OverrideForm({ places, onClose }: { places: readonly Place[]; onClose: () => void }) {
  const form = useSignal<Typed>({ on: '', open: 'some', windows: [['09:00', '12:00'], ['', '']], place: places[0]?.id ?? 0 });
  const tried = useSignal(false);
  const task = useTask();
  const { on, open, windows, place } = form.value;
  const change = (part: Partial<Typed>): void => { form.value = { ...form.value, ...part }; };
  const setTime = (row: number, end: 0 | 1, value: string): void => change({ windows: windows.map((times, index) => (index === row ? (end === 0 ? [value, times[1]] : [times[0], value]) : times)) });
  const errors = { on: (tried.value && !readDate(on) && t('Bitte schreiben Sie ein Datum wie 25.11.2026.')) || task.field('on'), windows: (tried.value && mistakeIn(form.value)) || task.field('windows'), place: task.field('place') };
  const save = async (): Promise<void> => {
    tried.value = true;
    if (!readDate(on) || mistakeIn(form.value)) return;
    const times = open === 'none' ? [] : filled(windows).map(([from, to]): [string, string] => [readTime(from), readTime(to)]);
    if (!(await task.run(() => setDay(readDate(on), times, open === 'none' ? null : place)))) return;
    announce(t('Der Tag ist gespeichert.'));
    onClose();
  };
  return (
    <PaneForm title={t('Ein Tag ist anders')} task={task} refusals={Object.values(errors)} onSave={() => void save()} onClose={onClose}>
      <p class="muted">{t('An diesem Tag gelten nur diese Zeiten.')}</p>
      <DateField label={t('Tag')} value={on} error={errors.on} onChange={(value) => change({ on: value })} />
      <Choice label={t('Zeiten an diesem Tag')} value={open} onChange={(value) => change({ open: value as Typed['open'] })} options={[{ value: 'some', label: t('Andere Zeiten') }, { value: 'none', label: t('Keine Zeiten') }]} />
      {open === 'some' && windows.map(([from, to], row) => (
        <div class="field-row" key={row}>
          <TimeField label={row === 0 ? t('Von') : t('und von')} value={from} error={row === 0 ? errors.windows : ''} onChange={(value) => setTime(row, 0, value)} />
          <TimeField label={t('Bis')} value={to} onChange={(value) => setTime(row, 1, value)} />
        </div>
      ))}
      {open === 'some' && <Select label={t('Ort')} value={String(place)} error={errors.place} onChange={(value) => change({ place: Number(value) })} options={places.map(({ id, name }) => ({ value: String(id), label: name }))} />}
    </PaneForm>
  );
}

/** Rows with nothing in them do not count. */
function filled(windows: readonly [string, string][]): readonly [string, string][] {
  return windows.filter(([from, to]) => from.trim() || to.trim());
}

function mistakeIn({ open, windows }: Typed): string {
  const rows = filled(windows);
  if (open === 'none') return '';
  if (rows.length === 0 || rows.some(([from, to]) => !readTime(from) || !readTime(to))) return t('Bitte schreiben Sie Uhrzeiten wie 09:00.');
  return rows.some(([from, to]) => readTime(to) <= readTime(from)) ? t('Das Ende muss nach dem Anfang sein.') : '';
}
