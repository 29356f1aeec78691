/** Who answers for whom, and the colleagues who can. */
import { get, type Person, post, send } from '../../shared/api';
import { onEvent } from '../../shared/events';
import { onForget } from '../../shared/offline';
import { rescueFocus } from '../parts/focus';
import { remote } from '../parts/remote';
import type { Cover, CoverWish } from './shapes';

/** Covers of the team that last or are still to come. */
export const covers = remote(() => get<Cover[]>('/staff/covers'));
/** The other social workers of the team. */
export const colleagues = remote(() => get<Person[]>('/staff/colleagues'));

export async function enterCover(wish: CoverWish): Promise<void> {
  await post<Cover>('/staff/covers', { body: wish });
  await changed();
}

export async function endCover(id: number): Promise<void> {
  await send('DELETE', `/staff/covers/${id}`, {});
  await changed();
}

async function changed(): Promise<void> {
  await covers.load();
  rescueFocus();
}

// A colleague entered or ended it for me: today, the week and the form say so at once.
onEvent('cover_changed', () => void covers.load());

onForget(() => {
  covers.data.value = null;
  colleagues.data.value = null;
});
