import { effect } from '@preact/signals';
import { onForget } from '../offline';
import { entered } from '../session';
import { keepUp, startEvents, stopEvents } from './log';

let line: Promise<void> | undefined;

/** The log goes on with each word of the server on who is inside, and ends with what the phone keeps of them. */
export function followSession(): void {
  onForget(stopEvents);
  keepUp();
  effect(() => {
    if (!entered.value) return;
    void startEvents(entered.value.epoch ?? '', entered.value.head ?? 0).then(holdLine);
  });
}

/** The live line is fetched when the screen stands; without it the phone looks each minute. */
function holdLine(): void {
  line ??= import('./socket').then((live) => live.holdLine()).catch(() => (line = undefined));
}
