import type { ComponentChildren } from 'preact';
import { LiveRegion } from './States';
import { UpdateOffer } from './UpdateOffer';

/** The frame of the resident's app: one screen, the bar below it. */
export function Frame({ children, bar }: { children: ComponentChildren; bar?: ComponentChildren }) {
  return (
    <div class={bar ? 'frame has-bar' : 'frame'}>
      <div class="screen">{children}</div>
      {bar}
      <UpdateOffer />
      <LiveRegion />
    </div>
  );
}
