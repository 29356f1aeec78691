/** The open conversation: with whom, what was said, and the answer. */
import { useEffect, useRef } from 'preact/hooks';
import chevronLeft from 'lucide:chevron-left';
import info from 'lucide:info';
import lock from 'lucide:lock';
import { ChatLog, marksOf } from '../../shared/chat';
import { t } from '../../shared/i18n';
import { back } from '../../shared/router';
import { Chip, EmptyState, IconButton, LoadError, QuietButton, Skeleton } from '../../shared/ui';
import { isNarrow } from '../frame/width';
import { languageName } from '../parts/words';
import { Answer } from './Answer';
import type { Conversation } from './shapes';
import { conversationOf, failureOf, heardOf, isGone, loadConversation, now } from './store';
import { initialsOf, promise } from './words';

export function Talk({ id, onFacts }: { id: string; onFacts: () => void }) {
  const conversation = conversationOf(id);
  const failure = failureOf(id);
  useEffect(() => void loadConversation(id), [id]);
  return (
    <section class="inbox-talk" aria-label={t('Gespräch')}>
      {conversation ? <Inside key={id} conversation={conversation} onFacts={onFacts} />
        : isGone(id) ? <EmptyState icon={lock} action={<QuietButton to="/inbox">{t('Zu den Nachrichten')}</QuietButton>}>{t('Dieses Gespräch können Sie nicht lesen.')}</EmptyState>
          : failure !== null ? <LoadError error={failure} retry={() => void loadConversation(id)} /> : <Skeleton cards={4} />}
    </section>
  );
}

function Inside({ conversation, onFacts }: { conversation: Conversation; onFacts: () => void }) {
  const { id } = conversation;
  const section = useRef<HTMLDivElement>(null);
  const read = marksOf(id).value.read_number;
  useEffect(() => {
    // Who comes to answer can write at once; on a phone the keyboard would hide what was said.
    const field = isNarrow.value ? null : section.current?.querySelector<HTMLElement>('textarea');
    (field ?? section.current?.querySelector<HTMLElement>('h2'))?.focus();
  }, []);
  useEffect(() => {
    // What was read is told a moment later; then the numbers of the list are others.
    const soon = setTimeout(() => heardOf(id), READ_IS_TOLD);
    return () => clearTimeout(soon);
  }, [read]);
  return (
    <div class="talk-inside" ref={section}>
      <TalkHead conversation={conversation} onFacts={onFacts} />
      <ChatLog conversation={conversation} isTeam />
      {conversation.can_write ? <Answer id={id} /> : <p class="talk-closed muted">{t('Hier kann niemand mehr schreiben. Ein anderes Team ist jetzt zuständig.')}</p>}
    </div>
  );
}

/** Milliseconds. */
const READ_IS_TOLD = 600;

function TalkHead({ conversation, onFacts }: { conversation: Conversation; onFacts: () => void }) {
  const { resident } = conversation;
  const promised = promise(conversation, now.value);
  return (
    <header class="talk-head">
      <span class="talk-back"><IconButton icon={chevronLeft} turns label={t('Zurück')} onPress={() => back('/inbox')} /></span>
      <span class="initials small" aria-hidden="true"><bdi>{initialsOf(resident.name)}</bdi></span>
      <span class="grow">
        <h2 tabIndex={-1}><bdi>{resident.name}</bdi></h2>
        <span class="muted block">{languageName(resident.language)}</span>
      </span>
      {promised && <Chip tone={promised.tone}>{promised.text}</Chip>}
      <span class="talk-facts"><IconButton icon={info} label={t('Angaben zur Person')} onPress={onFacts} /></span>
    </header>
  );
}
