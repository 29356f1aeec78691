import { useSignal } from '@preact/signals';
import { t } from '../../shared/i18n';
import { announce } from '../../shared/ui';
import { PaneForm } from '../parts/PaneForm';
import { useTask } from '../parts/task';
import { savePhrase } from './phrases';
import type { Phrase } from './shapes';
import { TextArea } from './TextArea';

/** A new phrase, or an own one that is changed. */
export function PhraseForm({ phrase, onClose }: { phrase: Phrase | null; onClose: () => void }) {
  const text = useSignal(phrase?.text ?? '');
  const tried = useSignal(false);
  const task = useTask();
  const error = (tried.value && !text.value.trim() ? t('Bitte schreiben Sie einen Satz.') : '') || task.field('text');
  const save = async (): Promise<void> => {
    tried.value = true;
    if (!text.value.trim() || !(await task.run(() => savePhrase(text.value.trim(), phrase?.id ?? null)))) return;
    announce(t('Der Satz ist gespeichert.'));
    onClose();
  };
  return (
    <PaneForm title={phrase ? t('Satz ändern') : t('Neuer Satz')} task={task} refusals={[error]} onSave={() => void save()} onClose={onClose}>
      <TextArea label={t('Satz')} value={text.value} error={error} onChange={(value) => (text.value = value)} />
    </PaneForm>
  );
}
