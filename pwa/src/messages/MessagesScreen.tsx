import { useEffect, useState } from 'preact/hooks';
import messages from 'lucide:messages-square';
import { ApiError } from '../shared/api';
import { t } from '../shared/i18n';
import type { Params } from '../shared/router';
import { EmptyState, LoadError, QuietButton, Screen, Skeleton, StateLine } from '../shared/ui';
import { Chat } from './Chat';
import { begin, conversations, known, present } from './store';

/** The conversation with whoever helps now; for most people it is the only one. */
export function MessagesScreen() {
  const [error, setError] = useState<unknown>(null);
  const open = (): void => void begin().then(() => setError(null), setError);
  useEffect(open, []);
  const conversation = present();
  if (conversation) return <Chat key={conversation.id} conversation={conversation} />;
  const problem = error ?? conversations.error.value;
  const hasOlder = (conversations.data.value?.length ?? 0) > 0;
  return (
    <Screen title={t('Nachrichten')} backTo="/" below={<StateLine asOf={conversations.asOf.value} />}>
      {problem === null ? <Skeleton cards={3} /> : isNobody(problem) ? <Nobody /> : <LoadError error={problem} retry={open} />}
      {hasOlder && <QuietButton to="/messages/older">{t('Ältere Gespräche')}</QuietButton>}
    </Screen>
  );
}

/** An older conversation, to be read. */
export function ConversationScreen({ params }: { params: Params }) {
  const conversation = known(params['id'] ?? '');
  useEffect(() => {
    if (!conversation) void conversations.load();
  }, []);
  if (conversation) return <Chat key={conversation.id} conversation={conversation} />;
  const { data, error, load } = conversations;
  return (
    <Screen title={t('Nachrichten')} backTo="/messages">
      {error.value !== null ? <LoadError error={error.value} retry={() => void load()} /> : data.value ? <EmptyState icon={messages}>{t('Dieses Gespräch gibt es nicht mehr.')}</EmptyState> : <Skeleton cards={3} />}
    </Screen>
  );
}

function Nobody() {
  return <EmptyState icon={messages}>{t('Sie haben noch keine feste Beratung. Fragen Sie im Büro in Ihrem Haus.')}</EmptyState>;
}

function isNobody(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'no_worker';
}
