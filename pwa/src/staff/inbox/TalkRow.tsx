import { marksOf } from '../../shared/chat';
import { nt, t } from '../../shared/i18n';
import { href } from '../../shared/router';
import { Chip } from '../../shared/ui';
import type { Conversation } from './shapes';
import { now } from './store';
import { briefMoment, initialsOf, preview, promise } from './words';

/** One conversation in the list: who, what was said last, until when an answer is promised. */
export function TalkRow({ conversation, isChosen, isStop, onFocus }: { conversation: Conversation; isChosen: boolean; isStop: boolean; onFocus: () => void }) {
  const { id, resident, last_message: last } = conversation;
  // What was just read here is not unread any more, even before the server has said so.
  const unread = marksOf(id).value.read_number >= conversation.marks.last_number ? 0 : conversation.unread;
  const promised = promise(conversation, now.value);
  return (
    <li>
      <a class={unread > 0 ? 'talk-row unread' : 'talk-row'} href={href(`/inbox/${id}`)} aria-current={isChosen ? 'true' : undefined} tabIndex={isStop ? 0 : -1} onFocus={onFocus}>
        <span class="initials small" aria-hidden="true"><bdi>{initialsOf(resident.name)}</bdi></span>
        <span class="grow">
          <span class="talk-line"><strong class="one-line" dir="auto">{resident.name}</strong>{last && <time class="muted" dateTime={last.sent_at}><bdi>{briefMoment(last.sent_at)}</bdi></time>}</span>
          <span class="talk-line">
            <span class="muted one-line" dir="auto">{last ? preview(last) : t('Noch keine Nachricht')}</span>
            {unread > 0 && <span class="count"><span aria-hidden="true">{unread}</span><span class="for-ears">{nt('{count} ungelesen', '{count} ungelesen', unread)}</span></span>}
          </span>
          {promised && <span class="talk-line"><Chip tone={promised.tone}>{promised.text}</Chip>{resident.house && <small class="talk-house one-line" dir="auto">{resident.house}</small>}</span>}
        </span>
      </a>
    </li>
  );
}
