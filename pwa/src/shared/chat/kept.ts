/** The last messages of each conversation stay on the phone, to be read without network. Desks keep nothing. */
import { read, remove, write } from '../offline/database';
import { type Run, withMessage, withoutMessage, withoutOlder } from './run';
import type { Message } from './shapes';

/** Enough for weeks of an ordinary conversation. */
const MOST_KEPT = 200;
const INDEX = 'kept-conversations';

export interface Kept {
  readonly run: Run;
  /** When the server said so, ISO. */
  readonly asOf: string;
}

let keeps = false;

/** Whether this app keeps messages at all. */
export function keepMessages(on: boolean): void {
  keeps = on;
}

/** What was kept of a conversation. */
export async function kept(conversationId: string): Promise<Kept | undefined> {
  return keeps ? read<Kept>('snapshots', nameOf(conversationId)) : undefined;
}

/** Keeps the end of a conversation; a run that stops somewhere in the middle is not the end. */
export async function keep(conversationId: string, run: Run): Promise<void> {
  if (!keeps || run.hasAfter) return;
  const items = run.items.slice(-MOST_KEPT);
  const short = { items, hasBefore: run.hasBefore || items.length < run.items.length, hasAfter: false };
  await write('snapshots', nameOf(conversationId), { run: short, asOf: new Date().toISOString() } satisfies Kept);
  const ids = await index();
  if (!ids.includes(conversationId)) await write('state', INDEX, [...ids, conversationId]);
}

/** A message came while the conversation was not open; after a gap the kept ones stay as they are. */
export async function addToKept(message: Message): Promise<void> {
  const found = await kept(message.conversation_id);
  const run = found && withMessage(found.run, message);
  if (run) await keep(message.conversation_id, run);
}

/** The conversation is closed to this person: nothing of it stays. */
export async function dropKept(conversationId: string): Promise<void> {
  await remove('snapshots', nameOf(conversationId));
  await write('state', INDEX, (await index()).filter((id) => id !== conversationId));
}

/** Retention has deleted what is older than this number. */
export async function dropKeptOlder(conversationId: string, first: number): Promise<void> {
  const found = await kept(conversationId);
  const run = found && withoutOlder(found.run, first);
  if (found && run !== found.run) await write('snapshots', nameOf(conversationId), { ...found, run });
}

/** A message is gone for good: wherever it was kept, it goes. */
export async function dropKeptMessage(messageId: string): Promise<void> {
  for (const id of await index()) {
    const found = await kept(id);
    if (found?.run.items.some((each) => each.id === messageId)) {
      await write('snapshots', nameOf(id), { ...found, run: withoutMessage(found.run, messageId) });
    }
  }
}

async function index(): Promise<readonly string[]> {
  return (await read<readonly string[]>('state', INDEX)) ?? [];
}

function nameOf(conversationId: string): string {
  return `messages/${conversationId}`;
}
