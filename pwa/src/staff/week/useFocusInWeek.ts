/** Where the focus goes in the week: back to the appointment that was closed, and along when keys turn the page. */
import { useEffect, useRef } from 'preact/hooks';

interface WeekFocus {
  /** The appointment that was opened last. */
  readonly last: string;
  /** Set by a key that leads to another week: the focus is to follow. */
  readonly wantsFocus: { current: boolean };
}

/** `chosen` is the open appointment or empty; `shown` names the week once it is there. */
export function useFocusInWeek(chosen: string, shown: string | false): WeekFocus {
  const last = useRef('');
  const wantsFocus = useRef(false);
  if (chosen) last.current = chosen;
  useEffect(() => {
    if (!chosen && last.current) focusStop();
  }, [chosen]);
  useEffect(() => {
    if (shown && wantsFocus.current) focusStop();
    wantsFocus.current = wantsFocus.current && !shown;
  }, [shown]);
  return { last: last.current, wantsFocus };
}

function focusStop(): void {
  const stop = document.querySelector<HTMLElement>('.appointment[tabindex="0"]') ?? document.querySelector<HTMLElement>('.page-head h1');
  stop?.focus({ preventScroll: true });
}
