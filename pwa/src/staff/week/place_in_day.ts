/** Sets where a block stands in its day. The Content-Security-Policy forbids style attributes, so it goes through CSSOM. */
import type { RefCallback } from 'preact';
import type { Span } from './geometry';

/** A ref that places the element; minutes count from `start`. */
export function placeInDay({ from, to }: Span, start: number, lane = 0, lanes = 1): RefCallback<HTMLElement> {
  return (element) => {
    element?.style.setProperty('--from', String(from - start));
    element?.style.setProperty('--length', String(to - from));
    // Whole lines of text that fit: an hour is 58 px, a line 17.
    element?.style.setProperty('--lines', String(Math.max(1, Math.floor((((to - from) * 58) / 60 - 5) / 17))));
    element?.style.setProperty('--lane', String(lane));
    element?.style.setProperty('--lanes', String(lanes));
  };
}
