import type { ComponentChildren } from 'preact';
import check from 'lucide:check';
import checks from 'lucide:check-check';
import clock from 'lucide:clock';
import forward from 'lucide:forward';
import { clockTime, fullDate, t } from '../i18n';
import { Icon } from '../ui';
import { Attached } from './Attachments';
import type { Marks, Message } from './shapes';
import { Speak } from './Speak';
import { Text } from './Text';

interface BubbleProps {
  message: Message;
  marks: Marks;
  /** The side that looks at it. */
  isTeam: boolean;
  /** The first of this sender in a row: says who. */
  isFirst: boolean;
  /** The last of the own ones says its state in words too. */
  isLastOwn: boolean;
  /** With a loudspeaker beside what the others wrote. */
  reads: boolean;
}

/** Somebody else of the team answers for a while: no message, but part of the story. */
export function ForwardedLine({ forwarded }: { forwarded: NonNullable<Message['forwarded']> }) {
  return <p class="chat-forwarded"><Icon of={forward} size={16} turns /><span>{t('{name} antwortet auch, bis {date}.', { name: forwarded.to, date: fullDate(forwarded.until_on) })}</span></p>;
}

/** One message. Own side at the end of the line, the other one at its start. */
export function Bubble({ message, marks, isTeam, isFirst, isLastOwn, reads }: BubbleProps) {
  const { sender, attachment, text, sent_at, is_mine } = message;
  const isOwn = sender.is_team === isTeam;
  return (
    <div class={isOwn ? 'chat-turn own' : 'chat-turn'}>
      <div class={isFirst ? 'chat-bubble first' : 'chat-bubble'}>
        <Sender name={sender.name} isMine={is_mine} isSaid={isFirst && !is_mine} />
        {message.unreadable && <p class="chat-small">{t('Diese Nachricht kann nicht mehr geöffnet werden.')}</p>}
        {attachment && <Attached attachment={attachment} />}
        {text && <Text text={text} />}
        <p class="chat-foot">
          <bdi>{clockTime(sent_at)}</bdi>
          {isOwn && <Reached number={message.number} marks={marks} isTeam={isTeam} inWords={isLastOwn} />}
        </p>
      </div>
      {reads && !isOwn && text && <Speak text={text} />}
    </div>
  );
}

function Sender({ name, isMine, isSaid }: { name: string; isMine: boolean; isSaid: boolean }) {
  if (isSaid) return <p class="chat-sender"><bdi>{name}</bdi></p>;
  return <span class="for-ears">{isMine ? t('Sie') : name}</span>;
}

/** How far an own message has come. A resident sees that the team has looked; the team sees that the phone has it, never more. */
function Reached({ number, marks, isTeam, inWords }: { number: number; marks: Marks; isTeam: boolean; inWords: boolean }) {
  const isThere = number <= (isTeam ? marks.delivered_number : marks.team_seen_number);
  const words = !isThere ? t('gesendet') : isTeam ? t('auf dem Handy angekommen') : t('vom Team gesehen');
  return <State icon={isThere ? checks : check} inWords={inWords}>{words}</State>;
}

/** Icon and word; where only the icon is shown, the word is for ears. */
export function State({ icon, inWords, children }: { icon: string; inWords: boolean; children: ComponentChildren }) {
  return <><Icon of={icon} size={16} /><span class={inWords ? '' : 'for-ears'}>{children}</span></>;
}

/** It waits for the network. */
export function Waits() {
  return <State icon={clock} inWords>{t('wartet')}</State>;
}
