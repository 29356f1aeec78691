import archive from 'lucide:archive';
import message from 'lucide:message-circle';
import type { Conversation } from '../shared/chat';
import { logOf } from '../shared/chat';
import { t } from '../shared/i18n';
import { EmptyState, Row } from '../shared/ui';
import { conversations } from './store';

/** Above the first message: how it works while there is none, and the way to what was before. */
export function Beginning({ conversation: { id, can_write } }: { conversation: Conversation }) {
  const isEmpty = logOf(id).run.value?.items.length === 0;
  const hasOlder = can_write && conversations.data.value?.some((each) => each.id !== id && each.last_message !== null);
  return (
    <>
      {hasOlder && <Row icon={archive} title={t('Ältere Gespräche')} to="/messages/older" />}
      {isEmpty && <EmptyState icon={message}>{t('Schreiben Sie in Ihrer Sprache oder auf Deutsch. Sie können auch sprechen oder ein Foto schicken.')}</EmptyState>}
    </>
  );
}
