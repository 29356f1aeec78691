import { effect } from '@preact/signals';
import { onForget } from '../offline';
import { entered } from '../session';
import { keepUp, startEvents, stopEvents } from './log';

/** The log goes on with each word of the server on who is inside, and ends with what the phone keeps of them. */
export function followSession(): void {
  onForget(stopEvents);
  keepUp();
  effect(() => {
    if (entered.value) void startEvents(entered.value.epoch ?? '', entered.value.head ?? 0);
  });
}
