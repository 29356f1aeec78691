/** Who answers while somebody is away: myself, or a colleague who is ill and cannot enter it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import trash from 'lucide:trash-2';
import userCheck from 'lucide:user-round-check';
import { fullDate, shortWeekday, t, today } from '../../shared/i18n';
import { session } from '../../shared/session';
import { announce, Chip, EmptyState, ErrorNote, IconButton, LoadError, PrimaryButton, Skeleton } from '../../shared/ui';
import { Page } from '../frame/Page';
import { useTask } from '../parts/task';
import { CoverForm } from './CoverForm';
import { colleagues, covers, endCover } from './covers';
import type { Cover } from './shapes';

export function CoverScreen() {
  const isWriting = useSignal(false);
  useEffect(() => {
    void covers.load();
    void colleagues.load();
  }, []);
  const all = covers.data.value;
  const error = covers.error.value;
  return (
    <Page
      title={t('Vertretung')} backTo="/inbox" paneIsOpen={isWriting.value}
      actions={<PrimaryButton icon={userCheck} onPress={() => (isWriting.value = true)}>{t('Vertretung eintragen')}</PrimaryButton>}
      pane={isWriting.value && <CoverForm onClose={() => (isWriting.value = false)} />}
    >
      <p class="muted narrow">{t('Wer vertritt, liest und beantwortet in dieser Zeit die Nachrichten. Die Menschen sehen, wer antwortet.')}</p>
      {error !== null && <LoadError error={error} retry={() => void covers.load()} />}
      {!all && error === null && <Skeleton cards={2} />}
      {all && <Covers all={all} />}
    </Page>
  );
}

function Covers({ all }: { all: readonly Cover[] }) {
  const task = useTask();
  const end = async (cover: Cover): Promise<void> => {
    if (await task.run(() => endCover(cover.id))) announce(t('Die Vertretung ist beendet.'));
  };
  if (all.length === 0) return <EmptyState icon={userCheck}>{t('Zurzeit vertritt in Ihrem Team niemand.')}</EmptyState>;
  return (
    <>
      {task.refusal && <ErrorNote>{task.refusal}</ErrorNote>}
      <ul class="line-list card">
        {all.map((cover) => (
          <li key={cover.id}>
            <strong class="line-when cover-when">{spanOf(cover)}</strong>
            <span class="grow">{sentenceOf(cover)}</span>
            {cover.starts_on <= today() && <Chip tone="done">{t('Jetzt')}</Chip>}
            <IconButton icon={trash} label={t('Vertretung beenden: {name}, {when}', { name: cover.worker.name, when: spanOf(cover) })} onPress={() => void end(cover)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function sentenceOf({ worker, deputy }: Cover): string {
  const me = session.value?.viewer?.id;
  if (worker.id === me) return t('Sie sind weg – es antwortet {name}.', { name: deputy.name });
  if (deputy.id === me) return t('{name} ist weg – es antworten Sie.', { name: worker.name });
  return t('{name} ist weg – es antwortet {deputy}.', { name: worker.name, deputy: deputy.name });
}

function spanOf({ starts_on: first, ends_on: last }: Cover): string {
  const named = (day: string): string => `${shortWeekday(day)} ${fullDate(day)}`;
  return first === last ? named(first) : t('{from} bis {to}', { from: named(first), to: named(last) });
}
