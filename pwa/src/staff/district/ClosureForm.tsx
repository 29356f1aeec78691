/** Closing everything, or one house, for a day. How many appointments fall on it is said before. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import check from 'lucide:check';
import { type Place, post } from '../../shared/api';
import { longDay, t } from '../../shared/i18n';
import { announce, ErrorNote, Field, Form, PrimaryButton, Select } from '../../shared/ui';
import { useTask } from '../parts/task';
import { readDate } from '../parts/time';
import { DateField } from '../parts/TimeFields';
import { useFieldFocus } from '../parts/useFieldFocus';
import type { Closure } from '../shapes';
import { ClosureHit } from './ClosureHit';
import { placeName } from './closed_places';

export function ClosureForm({ places, onSaved }: { places: readonly Place[]; onSaved: () => void }) {
  const on = useSignal('');
  const place = useSignal('');
  const reason = useSignal('');
  const tried = useSignal(false);
  const task = useTask();
  const box = useRef<HTMLDivElement>(null);
  const day = readDate(on.value);
  const noDay = (tried.value && !day && t('Bitte schreiben Sie ein Datum wie 25.11.2026.')) || task.field('on');
  const noReason = (tried.value && !reason.value.trim() && t('Bitte schreiben Sie einen Grund.')) || task.field('reason');
  useFieldFocus(box, [noDay, noReason]);
  // What was refused for one day says nothing about another.
  useEffect(() => task.clear(), [on.value, place.value]);
  const save = async (): Promise<void> => {
    tried.value = true;
    if (!day || !reason.value.trim()) return;
    const body = { on: day, place: place.value ? Number(place.value) : null, reason: reason.value.trim() };
    if (!(await task.run(async () => { await post<Closure>('/staff/closures', { body }); }))) return;
    announce(t('Der Schließtag ist eingetragen: {day}', { day: longDay(day) }));
    on.value = '';
    place.value = '';
    reason.value = '';
    tried.value = false;
    onSaved();
  };
  return (
    <div class="panel" ref={box}>
      <h2>{t('Neuer Schließtag')}</h2>
      <p class="muted">{t('An diesem Tag gibt es dort keine neuen Termine. Gebuchte Termine bleiben stehen.')}</p>
      <Form onSubmit={() => void save()}>
        <DateField label={t('Tag')} value={on.value} error={noDay} onChange={(value) => (on.value = value)} />
        <Select label={t('Wo')} value={place.value} options={[{ value: '', label: t('Alle Häuser und Büros') }, ...places.map((each) => ({ value: String(each.id), label: placeName(each) }))]} onChange={(value) => (place.value = value)} />
        <Field label={t('Grund')} hint={t('Zum Beispiel: Betriebsausflug')} value={reason.value} error={noReason} maxLength={120} onChange={(value) => (reason.value = value)} />
        {day && <ClosureHit on={day} place={place.value} />}
        {task.refusal && !noDay && !noReason && <ErrorNote>{task.refusal}</ErrorNote>}
        <PrimaryButton icon={check} submit busy={task.busy}>{t('Eintragen')}</PrimaryButton>
      </Form>
    </div>
  );
}
