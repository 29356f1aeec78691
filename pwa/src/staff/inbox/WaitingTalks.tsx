/** On today's screen and beside the week: how many messages wait, and who has waited longest. */
import { useEffect } from 'preact/hooks';
import messageCircle from 'lucide:message-circle';
import { nt, t } from '../../shared/i18n';
import { href } from '../../shared/router';
import { Chip, Icon } from '../../shared/ui';
import { calledName } from '../parts/words';
import type { Conversation } from './shapes';
import { counts, loadCounts, longestWaiting, now, show } from './store';
import { initialsOf, preview, promise } from './words';

export function WaitingTalks() {
  useEffect(() => void loadCounts(), []);
  const many = counts.value;
  if (!many) return null;
  return (
    <section class="stack" aria-labelledby="waiting-talks">
      <h3 id="waiting-talks">{t('Nachrichten')}</h3>
      <p class="chips">
        {many.overdue > 0 && <Chip tone="urgent">{nt('{count} überfällig', '{count} überfällig', many.overdue)}</Chip>}
        {many.waiting > 0 && <Chip tone="attention">{nt('{count} wartet', '{count} warten', many.waiting)}</Chip>}
        {many.unread > 0 && <Chip>{nt('{count} ungelesen', '{count} ungelesen', many.unread)}</Chip>}
        {many.overdue + many.waiting + many.unread === 0 && <Chip tone="done">{t('Alles beantwortet')}</Chip>}
      </p>
      <ul class="stack">{longestWaiting.value.map((each) => <li key={each.id}><Waits conversation={each} /></li>)}</ul>
      <a class="section-link" href={href('/inbox')} onClick={showAll(many.waiting)}><Icon of={messageCircle} size={20} />{allOf(many.waiting)}</a>
    </section>
  );
}

/** On to the list that holds all of them. */
function showAll(waiting: number): () => void {
  return () => show({ filter: waiting > 0 ? 'waiting' : 'all', house: '' });
}

function allOf(waiting: number): string {
  return waiting > 1 ? t('Alle {count} ansehen, die warten', { count: waiting }) : t('Zu den Nachrichten');
}

function Waits({ conversation }: { conversation: Conversation }) {
  const { id, resident, last_message: last } = conversation;
  const promised = promise(conversation, now.value);
  return (
    <a class="card leads waiting-card" href={href(`/inbox/${id}`)}>
      <span class="initials small" aria-hidden="true"><bdi>{initialsOf(resident.name)}</bdi></span>
      <span class="grow">
        <strong><bdi>{calledName(resident.name)}</bdi></strong>
        {last && <span class="muted one-line" dir="auto">{preview(last)}</span>}
      </span>
      {promised && <Chip tone={promised.tone}>{promised.text}</Chip>}
    </a>
  );
}
