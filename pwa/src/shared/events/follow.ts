import { effect } from '@preact/signals';
import { onForget } from '../offline';
import { entered } from '../session';
import { keepUp, startEvents, stopEvents } from './log';
import { holdLine } from './socket';

let isHeld = false;

/** The log goes on with each word of the server on who is inside, and ends with what the phone keeps of them. */
export function followSession(): void {
  onForget(stopEvents);
  keepUp();
  effect(() => {
    if (!entered.value) return;
    void startEvents(entered.value.epoch ?? '', entered.value.head ?? 0).then(hold);
  });
}

/** The live line waits until the screen stands. */
function hold(): void {
  if (!isHeld) holdLine();
  isHeld = true;
}
