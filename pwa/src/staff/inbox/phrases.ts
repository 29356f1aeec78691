/** Sentences that are written again and again: the worker's own, and those of her organisation. */
import { get, post, send } from '../../shared/api';
import { onForget } from '../../shared/offline';
import { rescueFocus } from '../parts/focus';
import { remote } from '../parts/remote';
import type { Phrase } from './shapes';

export const phrases = remote(() => get<Phrase[]>('/staff/phrases'));

/** Writes down a new phrase, or changes the one with the id. */
export async function savePhrase(text: string, id: string | null): Promise<void> {
  await (id === null ? post<Phrase>('/staff/phrases', { body: { text } }) : send<Phrase>('PUT', `/staff/phrases/${id}`, { body: { text } }));
  await phrases.load();
}

export async function dropPhrase(id: string): Promise<void> {
  await send('DELETE', `/staff/phrases/${id}`, {});
  await phrases.load();
  rescueFocus();
}

onForget(() => (phrases.data.value = null));
