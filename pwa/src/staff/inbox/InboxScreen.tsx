/** The inbox: who wrote, the conversation that is open, and beside it what one needs to answer. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import messageCircle from 'lucide:message-circle';
import { t } from '../../shared/i18n';
import { navigate, type Params } from '../../shared/router';
import { EmptyState } from '../../shared/ui';
import { useOpenerFocus } from '../parts/focus';
import { onEscape, useKeys } from '../parts/useKeys';
import { Beside } from './Beside';
import '../../shared/chat/chat.css';
import './inbox.css';
import { conversations, isGone, loadCounts, unreadCount } from './store';
import { Talk } from './Talk';
import { TalkList } from './TalkList';
import { useListKeys } from './useListKeys';

export function InboxScreen({ params }: { params: Params }) {
  const chosen = params['conversation'] ?? '';
  const main = useRef<HTMLElement>(null);
  const facts = useSignal(false);
  useEffect(() => {
    void conversations.load();
    void loadCounts();
    // The keys of the list work from the first moment, also when the page was loaded right here.
    if (!chosen) main.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const many = unreadCount.value;
    document.title = many > 0 ? t('({count}) Nachrichten – Lotse', { count: many }) : t('Nachrichten – Lotse');
  }, [unreadCount.value]);
  useEffect(() => {
    facts.value = false;
  }, [chosen]);
  useOpenerFocus(chosen, '/inbox');
  useListKeys(main, '.inbox-list');
  const close = onEscape(() => {
    if (facts.value) facts.value = false;
    else if (chosen) navigate('/inbox', { replace: true });
  });
  // What lies over the screen closes itself first.
  useKeys(main, (key) => document.querySelector('dialog[open]') === null && close(key));
  return (
    <main id="content" ref={main} tabIndex={-1} class={['inbox', chosen && 'talk-open', facts.value && 'facts-open'].filter(Boolean).join(' ')}>
      <TalkList chosen={chosen} />
      {chosen ? <Talk key={chosen} id={chosen} onFacts={() => (facts.value = true)} /> : (
        <section class="inbox-talk nothing"><EmptyState icon={messageCircle}>{t('Wählen Sie ein Gespräch aus der Liste.')}</EmptyState></section>
      )}
      {chosen && !isGone(chosen) && <Beside key={`beside ${chosen}`} id={chosen} onClose={() => (facts.value = false)} />}
    </main>
  );
}
