/** Days on which everything is closed: public holidays and the ones the district sets. */
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import calendarOff from 'lucide:calendar-off';
import trash from 'lucide:trash-2';
import { get, type Place, send } from '../../shared/api';
import { fullDate, longDay, t } from '../../shared/i18n';
import { announce, Chip, Confirm, EmptyState, ErrorNote, IconButton, LoadError, Skeleton } from '../../shared/ui';
import { Page } from '../frame/Page';
import { rescueFocus } from '../parts/focus';
import { remote } from '../parts/remote';
import { useTask } from '../parts/task';
import type { Closure } from '../shapes';
import { ClosureForm } from './ClosureForm';
import { placeName } from './closed_places';
import { district } from './store';

export function ClosuresScreen() {
  const closures = useMemo(() => remote(() => get<Closure[]>('/staff/closures')), []);
  const reopening = useSignal<Closure | null>(null);
  const places = useMemo(() => remote(() => get<Place[]>('/staff/closures/places')), []);
  useEffect(() => {
    void closures.load();
    void places.load();
    if (!district.data.value) void district.load();
  }, []);
  const all = closures.data.value;
  return (
    <Page title={t('Schließtage')} pane={<ClosureForm places={places.data.value ?? []} onSaved={() => void closures.load()} />}>
      {closures.error.value !== null && !all && <LoadError error={closures.error.value} retry={() => void closures.load()} />}
      {!all && closures.error.value === null && <Skeleton cards={3} />}
      {all?.length === 0 && <EmptyState icon={calendarOff}>{t('Es sind keine Schließtage eingetragen.')}</EmptyState>}
      {all && all.length > 0 && (
        <ul class="line-list card">{all.map((closure) => <ClosureRow key={closure.id} closure={closure} onReopen={() => (reopening.value = closure)} />)}</ul>
      )}
      {reopening.value && (
        <Reopen closure={reopening.value} onDone={() => {
          reopening.value = null;
          void closures.load().then(rescueFocus);
        }} />
      )}
    </Page>
  );
}

function ClosureRow({ closure, onReopen }: { closure: Closure; onReopen: () => void }) {
  return (
    <li>
      <span class="line-when"><strong>{longDay(closure.on)}</strong><span class="muted block"><bdi>{fullDate(closure.on)}</bdi></span></span>
      <span class="grow"><bdi>{closure.reason}</bdi><span class="muted block">{closure.place ? <bdi>{placeName(closure.place)}</bdi> : t('Alle Häuser und Büros')}</span></span>
      {closure.is_public_holiday && <Chip tone="plain">{t('Feiertag')}</Chip>}
      <IconButton icon={trash} label={t('Schließtag löschen: {day}', { day: longDay(closure.on) })} onPress={onReopen} />
    </li>
  );
}

function Reopen({ closure, onDone }: { closure: Closure; onDone: () => void }) {
  const task = useTask();
  const reopen = async (): Promise<void> => {
    if (!(await task.run(() => send('DELETE', `/staff/closures/${closure.id}`, {})))) return;
    announce(t('Der Schließtag ist gelöscht.'));
    onDone();
  };
  return (
    <Confirm title={t('Schließtag löschen?')} yes={t('Ja, löschen')} icon={trash} busy={task.busy} onYes={() => void reopen()} onNo={onDone}>
      <p>{t('{day}, {reason}: An diesem Tag kann man dort dann wieder Termine buchen.', { day: longDay(closure.on), reason: closure.reason })}</p>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
    </Confirm>
  );
}
