/**
 * The little of messages that comes with the home screen: when the rest has to come although nobody has opened a
 * conversation, namely for news and for messages that wait for the network.
 */
import { effect } from '@preact/signals';
import message from 'lucide:message-circle';
import { PATHS } from '../routes';
import { badges, setBadge } from '../shared/badges';
import { onEvent, onResync } from '../shared/events';
import { nt } from '../shared/i18n';
import { store } from '../shared/offline/database';
import { entered, isReady } from '../shared/session';
import { Row } from '../shared/ui';
import type * as Screens from './screens';

/** The first screen comes first. */
const WHEN_QUIET = 5000;

/** Fetches the screens, all at once, and what waits to be sent. */
export async function fetchMessages(): Promise<typeof Screens> {
  const screens = await import('./screens');
  await screens.begun;
  return screens;
}

/** How much waits to be read, with the way there. */
export function UnreadMessages() {
  const count = badges.value[PATHS.messages] ?? 0;
  if (count === 0) return null;
  return <Row icon={message} tone="accent" title={nt('{count} neue Nachricht', '{count} neue Nachrichten', count)} to={PATHS.messages} />;
}

/** Follows the event log, and brings back what waits. */
export function startMessages(): void {
  onEvent('message_sent', (event) => void fetchMessages().then(({ followMessage }) => followMessage(event), () => undefined));
  onEvent('conversation_changed', (event) => void fetchMessages().then(({ followConversation }) => followConversation(event), () => undefined));
  onResync(() => void fetchMessages().then(({ fetchAnew }) => fetchAnew(), () => undefined));
  effect(() => {
    const unread = entered.value?.resident?.unread_messages;
    if (unread !== undefined) setBadge(PATHS.messages, unread);
    // What the phone has is delivered: it is fetched also when nobody looks at it.
    if (unread) setTimeout(() => void fetchMessages().then(({ receive }) => receive(), () => undefined), WHEN_QUIET);
  });
  effect(() => {
    if (isReady.value) void fetchIfWaiting();
  });
}

async function fetchIfWaiting(): Promise<void> {
  const waiting = await (await store()).all('outbox').catch(() => []);
  if (waiting.length > 0) await fetchMessages().catch(() => undefined);
}
