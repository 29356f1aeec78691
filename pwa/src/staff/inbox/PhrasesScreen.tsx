/** The worker's own sentences, and those of her organisation, which she cannot change. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import pencil from 'lucide:pencil';
import plus from 'lucide:plus';
import textQuote from 'lucide:text-quote';
import trash from 'lucide:trash-2';
import { t } from '../../shared/i18n';
import { announce, Chip, EmptyState, ErrorNote, IconButton, LoadError, PrimaryButton, Skeleton } from '../../shared/ui';
import { Page } from '../frame/Page';
import { useTask } from '../parts/task';
import { PhraseForm } from './PhraseForm';
import { dropPhrase, phrases } from './phrases';
import type { Phrase } from './shapes';

export function PhrasesScreen() {
  const editing = useSignal<{ phrase: Phrase | null } | null>(null);
  useEffect(() => void phrases.load(), []);
  const all = phrases.data.value;
  const error = phrases.error.value;
  return (
    <Page
      title={t('Sätze für Antworten')} backTo="/inbox" paneIsOpen={editing.value !== null}
      actions={<PrimaryButton icon={plus} onPress={() => (editing.value = { phrase: null })}>{t('Neuer Satz')}</PrimaryButton>}
      pane={editing.value && <PhraseForm key={editing.value.phrase?.id ?? 'new'} phrase={editing.value.phrase} onClose={() => (editing.value = null)} />}
    >
      <p class="muted narrow">{t('Diese Sätze können Sie in eine Antwort einfügen und dann ändern.')}</p>
      {error !== null && <LoadError error={error} retry={() => void phrases.load()} />}
      {!all && error === null && <Skeleton cards={3} />}
      {all && <Phrases all={all} onEdit={(phrase) => (editing.value = { phrase })} />}
    </Page>
  );
}

function Phrases({ all, onEdit }: { all: readonly Phrase[]; onEdit: (phrase: Phrase) => void }) {
  const task = useTask();
  const drop = async (phrase: Phrase): Promise<void> => {
    if (await task.run(() => dropPhrase(phrase.id))) announce(t('Der Satz ist gelöscht.'));
  };
  if (all.length === 0) return <EmptyState icon={textQuote}>{t('Noch gibt es keine Sätze.')}</EmptyState>;
  return (
    <>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
      <ul class="line-list card">
        {all.map((phrase) => (
          <li key={phrase.id}>
            <span class="grow" dir="auto">{phrase.text}</span>
            {phrase.is_mine ? (
              <>
                <IconButton icon={pencil} label={t('Satz ändern: {text}', { text: phrase.text })} onPress={() => onEdit(phrase)} />
                <IconButton icon={trash} label={t('Satz löschen: {text}', { text: phrase.text })} onPress={() => void drop(phrase)} />
              </>
            ) : <Chip tone="plain">{t('Von Ihrer Organisation')}</Chip>}
          </li>
        ))}
      </ul>
    </>
  );
}
