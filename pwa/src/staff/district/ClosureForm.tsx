/** Closing everything, or one house, for a day. How many appointments fall on it is said before, and stays to be read after. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import check from 'lucide:check';
import { type Place, post } from '../../shared/api';
import { longDay, t } from '../../shared/i18n';
import { announce, ErrorNote, Field, Form, PrimaryButton } from '../../shared/ui';
import { useTask } from '../parts/task';
import { readDate } from '../parts/time';
import { DayField } from '../parts/TimeFields';
import { useFieldFocus } from '../parts/useFieldFocus';
import type { Closure } from '../shapes';
import { ClosureHit } from './ClosureHit';
import { PlaceChoice } from './PlaceChoice';

export function ClosureForm({ places, onSaved }: { places: readonly Place[]; onSaved: () => void }) {
  const on = useSignal('');
  const place = useSignal('');
  const reason = useSignal('');
  const tried = useSignal(false);
  const saved = useSignal<{ on: string; place: string } | null>(null);
  const task = useTask();
  const box = useRef<HTMLDivElement>(null);
  const day = readDate(on.value);
  const noDay = (tried.value && !day && t('Bitte wählen Sie einen Tag.')) || task.field('on');
  const noReason = (tried.value && !reason.value.trim() && t('Bitte schreiben Sie einen Grund.')) || task.field('reason');
  useFieldFocus(box, [noDay, noReason]);
  // What was refused for one day says nothing about another.
  useEffect(() => task.clear(), [on.value, place.value]);
  const save = async (): Promise<void> => {
    tried.value = true;
    if (!day || !reason.value.trim()) return;
    const body = { on: day, place: place.value ? Number(place.value) : null, reason: reason.value.trim() };
    if (!(await task.run(async () => { await post<Closure>('/staff/closures', { body }); }))) return;
    saved.value = { on: day, place: place.value };
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
        <DayField label={t('Tag')} value={on.value} error={noDay} onChange={(value) => (on.value = value)} />
        <PlaceChoice places={places} value={place.value} onChange={(value) => (place.value = value)} />
        <Expected on={day} place={place.value} />
        <Field label={t('Grund')} hint={t('Zum Beispiel: Betriebsausflug')} value={reason.value} error={noReason} maxLength={120} onChange={(value) => (reason.value = value)} />
        {task.refusal && !noDay && !noReason && <ErrorNote>{task.refusal}</ErrorNote>}
        <PrimaryButton icon={check} submit busy={task.busy}>{t('Eintragen')}</PrimaryButton>
      </Form>
      <Saved of={day ? null : saved.value} />
    </div>
  );
}

/** What it would hit, from the moment a day is chosen. */
function Expected({ on, place }: { on: string; place: string }) {
  if (on) return <ClosureHit on={on} place={place} />;
  return <p class="muted">{t('Wählen Sie einen Tag. Dann steht hier, wie viele Termine es trifft.')}</p>;
}

/** What was entered last, and what it hits. */
function Saved({ of: last }: { of: { on: string; place: string } | null }) {
  if (!last) return null;
  const { on, place } = last;
  return (
    <section class="stack inset" aria-labelledby="closed-now">
      <h3 id="closed-now">{t('Der Schließtag ist eingetragen: {day}', { day: longDay(on) })}</h3>
      <ClosureHit on={on} place={place} />
    </section>
  );
}
