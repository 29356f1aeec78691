/** My hours: what holds every week, what is different on one day, when I am away. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../shared/i18n';
import { navigate, type Params, path } from '../../shared/router';
import { LoadError, Skeleton } from '../../shared/ui';
import { Page } from '../frame/Page';
import type { Hours, Rule } from '../shapes';
import { Absences } from './Absences';
import { AbsenceForm } from './AbsenceForm';
import { MiniWeek } from './MiniWeek';
import { Overrides } from './Overrides';
import { OverrideForm } from './OverrideForm';
import { RuleForm } from './RuleForm';
import { Rules } from './Rules';
import { hours } from './store';

/** What is being filled in beside the lists. */
export type Editing = { kind: 'rule'; rule: Rule | null } | { kind: 'day' } | { kind: 'absence'; days?: readonly [string, string] };

export function HoursScreen({ params }: { params: Params }) {
  const editing = useSignal<Editing | null>(null);
  useEffect(() => {
    void hours.load();
    if (isAbsencePath(path.value)) open({ kind: 'absence', days: [params['first'] ?? '', params['last'] ?? ''] });
  }, []);
  const all = hours.data.value;
  const close = (): void => {
    editing.value = null;
    if (isAbsencePath(path.value)) navigate('/hours', { replace: true });
  };
  const open = (next: Editing): void => { editing.value = next; };
  return (
    <Page title={t('Meine Zeiten')} pane={all && (editing.value ? <Form editing={editing.value} hours={all} onClose={close} /> : <Preview hours={all} />)} paneIsOpen={editing.value !== null}>
      {hours.error.value !== null && !all && <LoadError error={hours.error.value} retry={() => void hours.load()} />}
      {!all && hours.error.value === null && <Skeleton cards={3} />}
      {all && (
        <>
          <Rules hours={all} onEdit={(rule) => open({ kind: 'rule', rule })} />
          <Overrides hours={all} onNew={() => open({ kind: 'day' })} />
          <Absences absences={all.absences} onNew={() => open({ kind: 'absence' })} />
        </>
      )}
    </Page>
  );
}

/** Whoever comes from the cover wants to enter an absence at once. */
function isAbsencePath(at: string): boolean {
  return at.startsWith('/hours/absence');
}

function Form({ editing, hours: all, onClose }: { editing: Editing; hours: Hours; onClose: () => void }) {
  if (editing.kind === 'rule') return <RuleForm key={editing.rule?.id ?? 'new'} rule={editing.rule} hours={all} onClose={onClose} />;
  if (editing.kind === 'day') return <OverrideForm places={all.places} onClose={onClose} />;
  return <AbsenceForm days={editing.days ?? ['', '']} onClose={onClose} />;
}

function Preview({ hours: all }: { hours: Hours }) {
  return (
    <section class="stack" aria-labelledby="preview">
      <h2 id="preview">{t('So sieht Ihre Woche aus')}</h2>
      <MiniWeek rules={all.rules} />
      <p class="muted">{t('Grün: Termine. Gestreift: offene Stunde ohne Termin.')}</p>
    </section>
  );
}
