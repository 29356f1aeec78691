import { useEffect, useRef, useState } from 'preact/hooks';
import chevronLeft from 'lucide:chevron-left';
import { type Conversation, ChatLog, Composer, logOf, marksOf } from '../shared/chat';
import { clockTime, dayOf, isolate, shortDate, shortWeekday, t, today } from '../shared/i18n';
import { PushOffer } from '../shared/push';
import { back, moved } from '../shared/router';
import { IconButton, QuietButton, ReadAloud, StateLine } from '../shared/ui';
import { Beginning } from './Beginning';
import { Readers } from './Readers';
import { markAllRead } from './store';

/** One conversation on the whole screen: who, what was said, where to write. */
export function Chat({ conversation }: { conversation: Conversation }) {
  const { id, unread, can_write } = conversation;
  const marks = marksOf(id).value;
  const [hasSent, setSent] = useState(false);
  const isAllRead = unread > 0 && marks.read_number >= marks.last_number;
  useEffect(() => {
    if (isAllRead) markAllRead(id);
  }, [isAllRead]);
  return (
    <div class="messages-chat">
      <ChatHeader conversation={conversation} />
      <main class="messages-main">
        <div class="messages-lines">
          <StateLine asOf={logOf(id).asOf.value} />
          <Readers conversation={conversation} />
        </div>
        <ChatLog conversation={conversation} isTeam={false} reads start={<Beginning conversation={conversation} />} />
        {hasSent && <PushOffer />}
        {can_write ? <Composer conversationId={id} onSent={() => setSent(true)} /> : <Ended />}
      </main>
    </div>
  );
}

function ChatHeader({ conversation }: { conversation: Conversation }) {
  const { id, cover, worker, team, answer_by } = conversation;
  const heading = useRef<HTMLHeadingElement>(null);
  const person = cover ?? worker;
  const name = person?.name ?? team.name;
  useEffect(() => {
    if (moved.value > 0) heading.current?.focus();
    scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = `${name} – Lotse`;
  }, [name]);
  return (
    <header class="header messages-header">
      <IconButton icon={chevronLeft} turns label={t('Zurück')} onPress={() => back('/')} />
      {person && <span class="initials messages-initials" aria-hidden="true"><bdi>{person.initials}</bdi></span>}
      <div class="grow">
        <h1 ref={heading} tabIndex={-1}><bdi>{name}</bdi></h1>
        <p class="muted">{answer_by ? <AnswerBy moment={answer_by} /> : cover && worker ? t('Vertretung für {name}', { name: worker.name }) : <bdi>{team.name}</bdi>}</p>
      </div>
      <ReadAloud text={() => lastWords(id)} />
    </header>
  );
}

/** Until when there is an answer, by the worker's own hours. */
function AnswerBy({ moment }: { moment: string }) {
  const when = dayOf(moment) === today() ? clockTime(moment) : `${shortWeekday(moment)} ${isolate(shortDate(moment))} ${isolate(clockTime(moment))}`;
  return <>{t('Antwort bis {when}', { when })}</>;
}

/** What the team said last, to be read aloud. */
function lastWords(id: string): string {
  const items = logOf(id).run.value?.items ?? [];
  const others = items.filter(({ is_mine, text }) => !is_mine && text !== '').slice(-3);
  return others.map(({ sender, text }) => `${sender.name}:\n${text}`).join('\n');
}

function Ended() {
  return (
    <div class="messages-ended">
      <p class="muted">{t('Dieses Gespräch ist zu Ende. Sie können es noch lesen.')}</p>
      <QuietButton to="/messages">{t('Zum jetzigen Gespräch')}</QuietButton>
    </div>
  );
}
