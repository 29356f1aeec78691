/** Closing everything for a day. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import check from 'lucide:check';
import { post } from '../../shared/api';
import { longDay, t } from '../../shared/i18n';
import { announce, ErrorNote, Field, Form, PrimaryButton } from '../../shared/ui';
import { useTask } from '../parts/task';
import { readDate } from '../parts/time';
import { DateField } from '../parts/TimeFields';
import { useFieldFocus } from '../parts/useFieldFocus';
import type { Closure } from '../shapes';

export function ClosureForm({ onSaved }: { onSaved: () => void }) {
  const on = useSignal('');
  const reason = useSignal('');
  const tried = useSignal(false);
  const task = useTask();
  const box = useRef<HTMLDivElement>(null);
  const noDay = (tried.value && !readDate(on.value) && t('Bitte schreiben Sie ein Datum wie 25.11.2026.')) || task.field('on');
  const noReason = (tried.value && !reason.value.trim() && t('Bitte schreiben Sie einen Grund.')) || task.field('reason');
  useFieldFocus(box, [noDay, noReason]);
  const save = async (): Promise<void> => {
    tried.value = true;
    const day = readDate(on.value);
    if (!day || !reason.value.trim()) return;
    if (!(await task.run(async () => { await post<Closure>('/staff/closures', { body: { on: day, place: null, reason: reason.value.trim() } }); }))) return;
    announce(t('Der Schließtag ist eingetragen: {day}', { day: longDay(day) }));
    on.value = '';
    reason.value = '';
    tried.value = false;
    onSaved();
  };
  return (
    <div class="panel" ref={box}>
      <h2>{t('Neuer Schließtag')}</h2>
      <p class="muted">{t('An diesem Tag gibt es in keinem Haus neue Termine. Gebuchte Termine bleiben stehen.')}</p>
      <Form onSubmit={() => void save()}>
        <DateField label={t('Tag')} value={on.value} error={noDay} onChange={(value) => (on.value = value)} />
        <Field label={t('Grund')} hint={t('Zum Beispiel: Betriebsausflug')} value={reason.value} error={noReason} maxLength={120} onChange={(value) => (reason.value = value)} />
        {task.refusal && !noDay && !noReason && <ErrorNote>{task.refusal}</ErrorNote>}
        <PrimaryButton icon={check} submit busy={task.busy}>{t('Eintragen')}</PrimaryButton>
      </Form>
    </div>
  );
}
