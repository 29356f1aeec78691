/** A card that is out and must not open anything any more: lost, or handed to the wrong person. */
import { useSignal } from '@preact/signals';
import x from 'lucide:x';
import { post } from '../../shared/api';
import { t } from '../../shared/i18n';
import { announce, Confirm, ErrorNote, PlainButton } from '../../shared/ui';
import { useTask } from '../parts/task';

export function TakeCardBack({ person: { id, name }, onDone }: { person: { id: string; name: string }; onDone: () => void }) {
  const asks = useSignal(false);
  const task = useTask();
  const revoke = async (): Promise<void> => {
    if (!(await task.run(() => post(`/staff/residents/${id}/cards/revoke`)))) return;
    asks.value = false;
    announce(t('Die Karte gilt nicht mehr.'));
    onDone();
  };
  return (
    <>
      <PlainButton icon={x} onPress={() => (asks.value = true)}>{t('Karte zurücknehmen')}</PlainButton>
      {asks.value && (
        <Confirm title={t('Karte zurücknehmen?')} yes={t('Ja, zurücknehmen')} icon={x} busy={task.busy} onYes={() => void revoke()} onNo={() => (asks.value = false)}>
          <p>{t('{name}: Die gedruckte Karte öffnet die App dann nicht mehr. Ein Handy, das schon verbunden ist, bleibt verbunden.', { name })}</p>
          {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
        </Confirm>
      )}
    </>
  );
}
