/** Sets where a block stands in its day. The Content-Security-Policy forbids style attributes, so it goes through CSSOM. */
import type { RefCallback } from 'preact';
import type { Span } from './geometry';

/** A ref that places the element; minutes count from `start`. */
export function placeInDay({ from, to }: Span, start: number, lane = 0, lanes = 1): RefCallback<HTMLElement> {
  return (element) => {
    element?.style.setProperty('--from', String(from - start));
    element?.style.setProperty('--length', String(to - from));
    element?.style.setProperty('--lane', String(lane));
    element?.style.setProperty('--lanes', String(lanes));
  };
}
