/** Somebody has moved out: when, and what ends with it. Of appointments the house learns nothing. */
import { useSignal } from '@preact/signals';
import idCard from 'lucide:id-card';
import logOut from 'lucide:log-out';
import smartphone from 'lucide:smartphone';
import users from 'lucide:users';
import { post } from '../../shared/api';
import { fullDate, longDay, t, today } from '../../shared/i18n';
import { announce, Confirm, ErrorNote, Icon } from '../../shared/ui';
import { PaneForm } from '../parts/PaneForm';
import { useTask } from '../parts/task';
import { readDate } from '../parts/time';
import { DateField } from '../parts/TimeFields';
import type { Inhabitant } from '../shapes';

export function MovingOut({ person: { id, name }, onClose, onSaved }: { person: Inhabitant; onClose: () => void; onSaved: () => void }) {
  const on = useSignal(fullDate(today()));
  const tried = useSignal(false);
  const asks = useSignal(false);
  const task = useTask();
  const day = readDate(on.value);
  const noDay = tried.value ? mistakeIn(day) : '';
  const ask = (): void => {
    tried.value = true;
    if (!mistakeIn(day)) asks.value = true;
  };
  const save = async (): Promise<void> => {
    if (!(await task.run(() => post(`/staff/residents/${id}/moving-out`, { body: { on: day } })))) return;
    announce(t('Der Auszug ist eingetragen.'));
    onSaved();
  };
  const no = (): void => {
    asks.value = false;
    task.clear();
  };
  return (
    <>
      <PaneForm title={t('Auszug von {name}', { name })} task={task} refusals={[noDay]} save={t('Weiter')} onSave={ask} onClose={onClose}>
        <DateField label={t('Ausgezogen am')} value={on.value} error={noDay} onChange={(value) => (on.value = value)} />
        <Ends />
      </PaneForm>
      {asks.value && (
        <Confirm title={t('Auszug eintragen?')} yes={t('Ja, ist ausgezogen')} icon={logOut} busy={task.busy} onYes={() => void save()} onNo={no}>
          <p>{t('{name} ist ausgezogen: {day}. Das kann man nicht zurücknehmen.', { name, day: longDay(day) })}</p>
          <Ends />
          {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
        </Confirm>
      )}
    </>
  );
}

/** What is over then, in pictures and words. */
function Ends() {
  return (
    <ul class="consequences">
      <li><Icon of={smartphone} size={20} /><span>{t('Die App geht auf allen Handys dieser Person nicht mehr. Das gilt sofort.')}</span></li>
      <li><Icon of={idCard} size={20} /><span>{t('Eine gedruckte Karte gilt nicht mehr.')}</span></li>
      <li><Icon of={users} size={20} /><span>{t('Nur diese Person zieht aus. Zieht die Familie auch aus? Dann tragen Sie jede Person ein.')}</span></li>
    </ul>
  );
}

function mistakeIn(day: string): string {
  if (!day) return t('Bitte schreiben Sie ein Datum wie 25.11.2026.');
  return day > today() ? t('Dieser Tag ist noch nicht da. Bitte nehmen Sie heute oder einen früheren Tag.') : '';
}
