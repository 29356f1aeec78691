/** Ending an access that somebody else may have opened: devices, card and PIN at once, then a new card. */
import { useSignal } from '@preact/signals';
import lock from 'lucide:lock-keyhole';
import { post } from '../../shared/api';
import { t } from '../../shared/i18n';
import { announce, Confirm, DangerButton, ErrorNote } from '../../shared/ui';
import { useTask } from '../parts/task';
import type { Person } from '../shapes';
import { printCard } from './ways_on';

export function EndAccess({ person }: { person: Person }) {
  const asks = useSignal(false);
  const task = useTask();
  const end = async (): Promise<void> => {
    if (!(await task.run(() => post(`/staff/residents/${person.id}/access/end`)))) return;
    asks.value = false;
    announce(t('Der Zugang ist beendet. Machen Sie jetzt eine neue Karte.'));
    printCard(person);
  };
  return (
    <>
      <DangerButton icon={lock} onPress={() => (asks.value = true)}>{t('Zugang beenden')}</DangerButton>
      {asks.value && (
        <Confirm title={t('Zugang beenden?')} yes={t('Ja, beenden und neue Karte machen')} icon={lock} busy={task.busy} onYes={() => void end()} onNo={() => (asks.value = false)}>
          <p>{t('{name}: Die App geht auf allen Geräten nicht mehr. Die alte PIN und gedruckte Karten gelten nicht mehr. Nur Ihre neue Karte öffnet die App wieder.', { name: person.name })}</p>
          {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
        </Confirm>
      )}
    </>
  );
}
