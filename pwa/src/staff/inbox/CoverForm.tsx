/** "I am away – somebody else answers", or the same for a colleague who is ill. */
import { useSignal } from '@preact/signals';
import { fullDate, t, today } from '../../shared/i18n';
import { session } from '../../shared/session';
import { announce, Select } from '../../shared/ui';
import { PaneForm } from '../parts/PaneForm';
import { useTask } from '../parts/task';
import { readDate } from '../parts/time';
import { DateField } from '../parts/TimeFields';
import { colleagues, enterCover } from './covers';

interface Typed {
  /** Who is away; empty means me. */
  worker: string;
  deputy: string;
  first: string;
  last: string;
}

const NOTHING_WRONG = { deputy: '', first: '', last: '' };

export function CoverForm({ onClose }: { onClose: () => void }) {
  const me = session.value?.viewer?.id ?? '';
  const form = useSignal<Typed>({ worker: me, deputy: '', first: fullDate(today()), last: '' });
  const tried = useSignal(false);
  const task = useTask();
  const { worker, deputy, first, last } = form.value;
  const change = (part: Partial<Typed>): void => { form.value = { ...form.value, ...part }; };
  const wrong = tried.value ? mistakesIn(form.value) : NOTHING_WRONG;
  const errors = { deputy: wrong.deputy || task.field('deputy'), first: wrong.first || task.field('starts_on'), last: wrong.last || task.field('ends_on') };
  const save = async (): Promise<void> => {
    tried.value = true;
    if (Object.values(mistakesIn(form.value)).some(Boolean)) return;
    const wish = { worker, deputy, starts_on: readDate(first), ends_on: readDate(last) || readDate(first) };
    if (!(await task.run(() => enterCover(wish)))) return;
    announce(t('Die Vertretung ist eingetragen.'));
    onClose();
  };
  return (
    <PaneForm title={t('Vertretung eintragen')} task={task} refusals={Object.values(errors)} onSave={() => void save()} onClose={onClose}>
      <Select label={t('Wer ist weg?')} value={worker} onChange={(value) => change({ worker: value, deputy: value === deputy ? '' : deputy })} options={[{ value: me, label: t('Ich bin weg') }, ...people()]} />
      <Select label={t('Wer antwortet?')} value={deputy} error={errors.deputy} onChange={(value) => change({ deputy: value })} options={[{ value: '', label: t('Bitte wählen') }, ...deputiesOf(worker, me)]} />
      <DateField label={t('Erster Tag')} value={first} error={errors.first} onChange={(value) => change({ first: value })} />
      <DateField label={t('Letzter Tag')} value={last} error={errors.last} onChange={(value) => change({ last: value })} />
    </PaneForm>
  );
}

function people(): { value: string; label: string }[] {
  return (colleagues.data.value ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** Nobody covers herself. */
function deputiesOf(worker: string, me: string): { value: string; label: string }[] {
  const all = worker === me ? people() : [{ value: me, label: t('Ich antworte') }, ...people()];
  return all.filter(({ value }) => value !== worker);
}

function mistakesIn({ deputy, first, last }: Typed): typeof NOTHING_WRONG {
  const noDate = t('Bitte schreiben Sie ein Datum wie 25.11.2026.');
  const [start, end] = [readDate(first), readDate(last)];
  return {
    deputy: deputy ? '' : t('Bitte wählen Sie, wer antwortet.'),
    first: start ? '' : noDate,
    last: !last.trim() ? '' : !end ? noDate : end < start ? t('Der letzte Tag muss nach dem ersten sein.') : '',
  };
}
