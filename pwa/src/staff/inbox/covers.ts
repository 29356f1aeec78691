/** Who answers for whom, and the colleagues who can. */
import { type ApiPath, get, type Person, post, send } from '../../shared/api';
import { onForget } from '../../shared/offline';
import { rescueFocus } from '../parts/focus';
import { remote } from '../parts/remote';
import type { Cover } from './shapes';

/** Covers of the team that last or are still to come. */
export const covers = remote(() => get<Cover[]>('/staff/covers' as ApiPath));
/** The other social workers of the team. */
export const colleagues = remote(() => get<Person[]>('/staff/colleagues' as ApiPath));

export interface CoverWish {
  worker: string;
  deputy: string;
  starts_on: string;
  ends_on: string;
}

export async function enterCover(wish: CoverWish): Promise<void> {
  await post<Cover>('/staff/covers' as ApiPath, { body: wish });
  await changed();
}

export async function endCover(id: string): Promise<void> {
  await send('DELETE', `/staff/covers/${id}` as ApiPath, {});
  await changed();
}

async function changed(): Promise<void> {
  await covers.load();
  rescueFocus();
}

onForget(() => {
  covers.data.value = null;
  colleagues.data.value = null;
});
