/** What holds every week, by weekday. */
import calendarPlus from 'lucide:calendar-plus';
import { useSignal } from '@preact/signals';
import calendarX from 'lucide:calendar-x';
import pencil from 'lucide:pencil';
import { fullDate, nt, t, today } from '../../shared/i18n';
import { announce, Confirm, EmptyState, ErrorNote, IconButton, QuietButton } from '../../shared/ui';
import { placeAndHouse } from '../houses/mine';
import { useTask } from '../parts/task';
import { timeSpan } from '../parts/time';
import type { Hours, Rule } from '../shapes';
import { weekdayName } from './MiniWeek';
import { endRule } from './store';

export function Rules({ hours, onEdit }: { hours: Hours; onEdit: (rule: Rule | null) => void }) {
  const ending = useSignal<Rule | null>(null);
  const rules = [...hours.rules].sort((a, b) => a.weekday - b.weekday || a.starts_at.localeCompare(b.starts_at));
  return (
    <section class="stack" aria-labelledby="rules">
      <div class="section-head"><h2 id="rules">{t('Jede Woche')}</h2><QuietButton icon={calendarPlus} onPress={() => onEdit(null)}>{t('Neue Zeit')}</QuietButton></div>
      {rules.length === 0 ? <EmptyState icon={calendarPlus}>{t('Noch keine Zeiten. So kann niemand bei Ihnen buchen.')}</EmptyState> : (
        <div class="table-frame">
          <table class="folds compact">
            <caption class="for-ears">{t('Jede Woche')}</caption>
            <thead><tr><th scope="col">{t('Tag')}</th><th scope="col">{t('Uhrzeit')}</th><th scope="col">{t('Was')}</th><th scope="col">{t('Ort')}</th><th scope="col">{t('Gilt')}</th><th scope="col"><span class="for-ears">{t('Tun')}</span></th></tr></thead>
            <tbody>{rules.map((rule) => <RuleRow key={rule.id} rule={rule} hours={hours} onEdit={() => onEdit(rule)} onEnd={() => (ending.value = rule)} />)}</tbody>
          </table>
        </div>
      )}
      {ending.value && <EndRule rule={ending.value} onDone={() => (ending.value = null)} />}
    </section>
  );
}

function RuleRow({ rule, hours, onEdit, onEnd }: { rule: Rule; hours: Hours; onEdit: () => void; onEnd: () => void }) {
  const name = `${weekdayName(rule.weekday)} ${timeSpan(rule.starts_at, rule.ends_at)}`;
  return (
    <tr>
      <th scope="row">{weekdayName(rule.weekday)}{rule.every_weeks > 1 && <span class="muted block">{nt('alle {count} Woche', 'alle {count} Wochen', rule.every_weeks)}</span>}</th>
      <td class="when-cell">{timeSpan(rule.starts_at, rule.ends_at)}</td>
      <td><span class={`kind-${rule.kind}`}>{rule.kind === 'walk_in' ? t('Offene Stunde') : t('Termine')}</span></td>
      <td><bdi>{hours.places.filter((place) => place.id === rule.place).map(placeAndHouse)}</bdi></td>
      <td><Validity rule={rule} /></td>
      <td class="row-actions">
        <IconButton icon={pencil} label={t('{name} ändern', { name })} onPress={onEdit} />
        <IconButton icon={calendarX} label={t('{name} beenden', { name })} onPress={onEnd} />
      </td>
    </tr>
  );
}

function Validity({ rule: { valid_from: from, valid_to: to } }: { rule: Rule }) {
  if (to !== null) return <>{t('bis {date}', { date: fullDate(to) })}</>;
  if (from > today()) return <>{t('ab {date}', { date: fullDate(from) })}</>;
  return <>{t('immer')}</>;
}

function EndRule({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const task = useTask();
  const end = async (): Promise<void> => {
    if (!(await task.run(() => endRule(rule.id, today())))) return;
    announce(t('Die Zeit ist beendet.'));
    onDone();
  };
  return (
    <Confirm title={t('Diese Zeit beenden?')} yes={t('Ja, beenden')} icon={calendarX} busy={task.busy} onYes={() => void end()} onNo={onDone}>
      <p>{t('{day}, {when}: Ab morgen kann man hier keinen Termin mehr buchen. Gebuchte Termine bleiben.', { day: weekdayName(rule.weekday), when: timeSpan(rule.starts_at, rule.ends_at) })}</p>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
    </Confirm>
  );
}
