import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import arrowDown from 'lucide:arrow-down';
import { sentenceOf } from '../api';
import { germanWeekday, longDay, nt, t, today } from '../i18n';
import { announce, ErrorNote, Icon, LoadError, PlainButton, Skeleton } from '../ui';
import { Bubble, ForwardedLine } from './Bubble';
import { type Log, logOf } from './log';
import { markDelivered, markRead, marksOf } from './marks';
import { unsent } from './outbox';
import { usePlace } from './place';
import { type Row, rowsOf } from './rows';
import { lastNumber } from './run';
import type { Conversation, Marks, Message } from './shapes';
import { UnsentBubble } from './UnsentBubble';

interface ChatLogProps {
  conversation: Conversation;
  /** The side that looks at it. */
  isTeam: boolean;
  /** With a loudspeaker beside each message of the others. */
  reads?: boolean;
  /** Above the very first message: who can read this, older conversations. */
  start?: ComponentChildren;
}

/** A keyboard scrolls what it can go to. */
const SCROLLS = { tabIndex: 0 } as const;

/** The messages of one conversation, opened where reading stopped; both directions come page by page. Give it the conversation's id as key. */
export function ChatLog({ conversation, isTeam, reads = false, start }: ChatLogProps) {
  const { id } = conversation;
  const log = logOf(id);
  const run = log.run.value;
  const marks = marksOf(id).value;
  const [isAtEnd, setAtEnd] = useState(true);
  const [readUpTo] = useState(() => (conversation.unread > 0 ? Math.max(conversation.marks.read_number, marks.read_number) : Infinity));
  const open = (): void => void log.open(readUpTo === Infinity ? undefined : readUpTo + 1);
  useEffect(open, []);
  const rows = rowsOf({ items: run?.items ?? [], unsent: unsent.value.filter((entry) => entry.conversationId === id), readUpTo, isTeam });
  const place = usePlace({
    shown: `${run?.items[0]?.number} ${lastNumber(run)} ${rows.length}`,
    isReady: run !== null,
    onStart: () => turn(log, 'before'),
    onEnd: () => turn(log, 'after'),
    onLook: (seen, atEnd) => {
      setAtEnd(atEnd);
      if (!isTeam) markDelivered(id, lastNumber(run));
      markRead(id, seen);
    },
  });
  const toNewest = async (): Promise<void> => {
    if (run?.hasAfter) await log.open();
    place.toEnd();
  };
  useNewest(rows, isTeam, run !== null, () => void toNewest());
  return (
    <div class="chat-log-frame">
      <div class="chat-log" role="log" aria-live="off" aria-label={t('Nachrichten')} {...SCROLLS} ref={place.box} onScroll={place.look}>
        <ol class="chat-rows">
          <Beginning log={log} open={open}>{start}</Beginning>
          {rows.map((row) => <li key={row.key} {...marksOfRow(row)}>{shown(row, { marks, isTeam, reads })}</li>)}
          {run && log.error.value !== null && <li><ErrorNote>{sentenceOf(log.error.value)}</ErrorNote></li>}
        </ol>
      </div>
      {run && (!isAtEnd || run.hasAfter) && <ToEnd fresh={freshOf(rows, isTeam, marks)} onPress={() => void toNewest()} />}
    </div>
  );
}

/** The next page, if there is one; after a failure the button asks, not every movement. */
function turn(log: Log, to: 'before' | 'after'): void {
  const run = log.run.value;
  if (!run || log.error.value !== null) return;
  if (to === 'before' && run.hasBefore) void log.loadBefore();
  if (to === 'after' && run.hasAfter) void log.loadAfter();
}

/** Above the first message in the window: the way further back, or what stands at the very beginning. */
function Beginning({ log, open, children }: { log: Log; open: () => void; children: ComponentChildren }) {
  const run = log.run.value;
  if (!run) return <li>{log.error.value === null ? <Skeleton cards={3} /> : <LoadError error={log.error.value} retry={open} />}</li>;
  if (run.hasBefore) return <li class="chat-more"><PlainButton onPress={() => void log.loadBefore()}>{t('Ältere Nachrichten')}</PlainButton></li>;
  return children ? <li>{children}</li> : null;
}

function ToEnd({ fresh, onPress }: { fresh: number; onPress: () => void }) {
  return (
    <button type="button" class="chat-to-end" onClick={onPress}>
      <Icon of={arrowDown} size={20} /><span>{fresh > 0 ? nt('{count} neue Nachricht', '{count} neue Nachrichten', fresh) : t('Zu den neuesten')}</span>
    </button>
  );
}

function marksOfRow(row: Row): Record<string, string | number> {
  if (row.kind === 'message') return { 'data-number': row.message.number };
  return row.kind === 'new' ? { 'data-new': '' } : {};
}

function shown(row: Row, how: Pick<Parameters<typeof Bubble>[0], 'marks' | 'isTeam' | 'reads'>) {
  if (row.kind === 'message' && row.message.forwarded) return <ForwardedLine forwarded={row.message.forwarded} />;
  if (row.kind === 'message') return <Bubble {...how} message={row.message} isFirst={row.isFirst} isLastOwn={row.isLastOwn} />;
  if (row.kind === 'unsent') return <UnsentBubble entry={row.entry} />;
  if (row.kind === 'new') return <p class="chat-new"><span>{t('Neue Nachrichten')}</span></p>;
  return <h2 class="chat-day"><Day on={row.on} /></h2>;
}

function Day({ on }: { on: string }) {
  if (on === today()) return <>{t('Heute')}</>;
  const german = germanWeekday(on);
  return <>{longDay(on)}{german && <> <span lang="de" dir="ltr" class="chat-small">{german}</span></>}</>;
}

/** How many messages of the others were not looked at; of what is not fetched yet nobody knows whose it is. */
function freshOf(rows: readonly Row[], isTeam: boolean, { read_number, last_number }: Marks): number {
  const items = messagesOf(rows);
  const fetched = Math.max(read_number, items.at(-1)?.number ?? 0);
  return items.filter(({ number, sender, forwarded }) => number > read_number && sender.is_team !== isTeam && !forwarded).length + Math.max(0, last_number - fetched);
}

function messagesOf(rows: readonly Row[]): Message[] {
  return rows.flatMap((row) => (row.kind === 'message' ? [row.message] : []));
}

/** What comes while somebody is here: what the others write is said, politely; what this person sends comes into sight. */
function useNewest(rows: readonly Row[], isTeam: boolean, isReady: boolean, toNewest: () => void): void {
  const newest = messagesOf(rows).at(-1);
  const last = rows.at(-1);
  const told = useRef<number | null>(null);
  const isFollowing = useRef(false);
  useLayoutEffect(() => {
    const isNext = told.current !== null && newest?.number === told.current + 1;
    if (isFollowing.current && (last?.kind === 'unsent' || (isNext && newest?.is_mine))) toNewest();
    isFollowing.current = isReady;
  }, [last?.key, isReady]);
  useEffect(() => {
    if (!newest) return;
    if (told.current !== null && newest.number === told.current + 1 && newest.sender.is_team !== isTeam) {
      announce(t('Neue Nachricht von {name}', { name: newest.sender.name }));
    }
    told.current = newest.number;
  }, [newest?.number]);
}
