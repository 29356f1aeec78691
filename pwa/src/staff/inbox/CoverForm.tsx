/** "I am away – somebody else answers", or the same for a colleague who is ill. */
import { useSignal } from '@preact/signals';
import calendarOff from 'lucide:calendar-off';
import { t, today } from '../../shared/i18n';
import { session } from '../../shared/session';
import { announce, PlainButton, Select } from '../../shared/ui';
import { PaneForm } from '../parts/PaneForm';
import { useTask } from '../parts/task';
import { readDate } from '../parts/time';
import { DayField } from '../parts/TimeFields';
import { colleagueOptions, type Option } from './colleague_options';
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
  const form = useSignal<Typed>({ worker: me, deputy: '', first: today(), last: '' });
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
      <Select label={t('Wer ist weg?')} value={worker} onChange={(value) => change({ worker: value, deputy: value === deputy ? '' : deputy })} options={[{ value: me, label: t('Ich bin weg') }, ...names()]} />
      <Select label={t('Wer antwortet?')} value={deputy} error={errors.deputy} onChange={(value) => change({ deputy: value })} options={[{ value: '', label: t('Bitte wählen') }, ...deputiesOf(worker, me)]} />
      <DayField label={t('Erster Tag')} value={first} error={errors.first} onChange={(value) => change({ first: value })} />
      <DayField label={t('Letzter Tag')} value={last} error={errors.last} hint={t('Leer: nur dieser eine Tag.')} onChange={(value) => change({ last: value })} />
      {worker === me ? <OwnAppointments first={readDate(first)} last={readDate(last)} /> : <p class="muted">{t('Die Termine dieser Tage bleiben stehen.')}</p>}
    </PaneForm>
  );
}

function names(): Option[] {
  return (colleagues.data.value ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** A cover is about messages: appointments need an absence, which leads to the same days. */
function OwnAppointments({ first, last }: { first: string; last: string }) {
  return (
    <>
      <p class="muted">{t('Ihre Termine dieser Tage bleiben stehen, und neue kann man weiter buchen. Sind Sie nicht da, tragen Sie auch eine Abwesenheit ein.')}</p>
      <PlainButton icon={calendarOff} to={first ? `/hours/absence/${first}/${last || first}` : '/hours/absence'}>{t('Abwesenheit eintragen')}</PlainButton>
    </>
  );
}

/** Nobody covers herself. */
function deputiesOf(worker: string, me: string): Option[] {
  const all = worker === me ? colleagueOptions() : [{ value: me, label: t('Ich antworte') }, ...colleagueOptions()];
  return all.filter(({ value }) => value !== worker);
}

function mistakesIn({ deputy, first, last }: Typed): typeof NOTHING_WRONG {
  const noDate = t('Bitte wählen Sie einen Tag.');
  const [start, end] = [readDate(first), readDate(last)];
  return {
    deputy: deputy ? '' : t('Bitte wählen Sie, wer antwortet.'),
    first: start ? '' : noDate,
    last: !last.trim() ? '' : !end ? noDate : end < start ? t('Der letzte Tag muss nach dem ersten sein.') : '',
  };
}
