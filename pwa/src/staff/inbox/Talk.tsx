/** The open conversation: with whom, what was said, and the answer. */
import { useEffect, useRef } from 'preact/hooks';
import chevronLeft from 'lucide:chevron-left';
import info from 'lucide:info';
import lock from 'lucide:lock';
import { t } from '../../shared/i18n';
import { back } from '../../shared/router';
import { Chip, EmptyState, IconButton, LoadError, Skeleton } from '../../shared/ui';
import { languageName } from '../parts/words';
import type { Conversation } from './shapes';
import { conversationOf, failureOf, loadConversation } from './store';
import { initialsOf, promise } from './words';

export function Talk({ id, onFacts }: { id: string; onFacts: () => void }) {
  const conversation = conversationOf(id);
  const failure = failureOf(id);
  useEffect(() => void loadConversation(id), [id]);
  return (
    <section class="inbox-talk" aria-label={conversation ? t('Gespräch mit {name}', { name: conversation.resident.name }) : t('Gespräch')}>
      {conversation ? <TalkHead conversation={conversation} onFacts={onFacts} /> : failure !== null ? <LoadError error={failure} retry={() => void loadConversation(id)} /> : <Skeleton cards={4} />}
    </section>
  );
}

function TalkHead({ conversation, onFacts }: { conversation: Conversation; onFacts: () => void }) {
  const { resident } = conversation;
  const heading = useRef<HTMLHeadingElement>(null);
  const promised = promise(conversation, new Date().toISOString());
  useEffect(() => heading.current?.focus(), []);
  return (
    <header class="talk-head">
      <span class="talk-back"><IconButton icon={chevronLeft} turns label={t('Zurück')} onPress={() => back('/inbox')} /></span>
      <span class="initials small" aria-hidden="true"><bdi>{initialsOf(resident.name)}</bdi></span>
      <span class="grow">
        <h2 ref={heading} tabIndex={-1}><bdi>{resident.name}</bdi></h2>
        <span class="muted block">{languageName(resident.language)}</span>
      </span>
      {promised && <Chip tone={promised.tone}>{promised.text}</Chip>}
      <span class="talk-facts"><IconButton icon={info} label={t('Zur Person')} onPress={onFacts} /></span>
    </header>
  );
}

/** The conversation belongs to somebody else now, or never did. */
export function NotMine() {
  return <EmptyState icon={lock}>{t('Dieses Gespräch können Sie nicht lesen.')}</EmptyState>;
}
