/** "What waits for me": outcomes to write down, appointments nobody will be there for, interpreters still missing, what residents cancelled. */
import type { ComponentChildren } from 'preact';
import { useSignal } from '@preact/signals';
import circleCheck from 'lucide:circle-check';
import type { Appointment } from '../../shared/api';
import { clockTime, plusDays, shortDate, shortWeekday, t, today } from '../../shared/i18n';
import { href } from '../../shared/router';
import { Chip, EmptyState, PlainButton, Skeleton } from '../../shared/ui';
import { counts } from '../inbox/store';
import { WaitingTalks } from '../inbox/WaitingTalks';
import { absenceName, calledName, languageName } from '../parts/words';
import { knownAppointments, unattended, waitingIsKnown, weekError } from '../week/store';
import { needsOutcome } from '../week/geometry';
import type { Absence } from '../shapes';

/** `from` is the place whose path an appointment is opened below. */
export function Waiting({ from }: { from: string }) {
  const now = new Date().toISOString();
  const all = knownAppointments();
  const open = all.filter((each) => needsOutcome(each, now));
  const alone = unattended(now);
  const soon = plusDays(today(), INTERPRETER_DAYS);
  const unheard = all.filter((each) => each.starts_at > now && each.starts_at < soon && each.status === 'booked' && each.interpreter_state === 'wanted');
  const recent = plusDays(today(), -3);
  const gone = all.filter((each) => each.starts_at > now && freedByOthers(each) && each.changed_at >= recent);
  const nothing = open.length + alone.size + unheard.length + gone.length === 0;
  return (
    <div class="waiting stack">
      <h2>{t('Wartet auf Sie')}</h2>
      <WaitingTalks />
      {nothing && !waitingIsKnown() && !weekError() && <Skeleton cards={2} />}
      {nothing && waitingIsKnown() && !counts.value?.waiting && <EmptyState icon={circleCheck}>{t('Alles erledigt. Es wartet nichts.')}</EmptyState>}
      <Group title={t('Was ist daraus geworden?')} of={open} from={from}>{() => <Chip tone="attention">{t('Eintragen')}</Chip>}</Group>
      <Group title={t('Gebucht, aber Sie sind nicht da')} of={[...alone.keys()]} from={from}>{(each) => <Chip tone="attention">{shortReason(alone.get(each)!)}</Chip>}</Group>
      <Group title={t('Dolmetschen fehlt noch')} of={unheard} from={from}>{(each) => <Chip>{languageName(each.interpreter_language)}</Chip>}</Group>
      <Group title={t('Gerade abgesagt')} of={gone} from={from}>{(each) => <Chip tone="plain">{each.cancel_reason === 'moved_out' ? t('Ausgezogen') : t('Zeit ist frei')}</Chip>}</Group>
    </div>
  );
}

/** Cancelled, and not by the worker herself: she may not know yet. */
function freedByOthers({ status, cancel_reason }: Appointment): boolean {
  return status === 'cancelled_by_resident' || (status === 'cancelled_by_service' && cancel_reason === 'moved_out');
}

/** Interpreters are asked about a week ahead; two weeks leave time to look for one. */
const INTERPRETER_DAYS = 14;
const SHOWN = 6;

function shortReason(why: Absence | string): string {
  return typeof why === 'string' ? t('Geschlossen') : absenceName(why.reason);
}

function Group({ title, of, from, children }: { title: string; of: readonly Appointment[]; from: string; children: (each: Appointment) => ComponentChildren }) {
  const shown = useSignal(SHOWN);
  if (of.length === 0) return null;
  return (
    <section class="stack" aria-label={title}>
      <h3>{title} <bdi>({of.length})</bdi></h3>
      <ul class="stack">
        {of.slice(0, shown.value).map((each) => <li key={each.id}><WaitingCard appointment={each} from={from}>{children(each)}</WaitingCard></li>)}
      </ul>
      {of.length > shown.value && <PlainButton onPress={() => (shown.value = of.length)}>{t('Mehr zeigen')}</PlainButton>}
    </section>
  );
}

function WaitingCard({ appointment, from, children }: { appointment: Appointment; from: string; children: ComponentChildren }) {
  const { id, resident, starts_at: start } = appointment;
  return (
    <a class="card leads waiting-card" href={href(`${from}/${id}`)}>
      <span class="initials small" aria-hidden="true"><bdi>{resident?.initials}</bdi></span>
      <span class="grow">
        <strong><bdi>{calledName(resident?.name ?? '')}</bdi></strong>
        <span class="muted block">{shortWeekday(start)} <bdi>{shortDate(start)}</bdi> <bdi>{clockTime(start)}</bdi></span>
      </span>
      {children}
    </a>
  );
}
