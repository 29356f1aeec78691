/** Keeping the focus where one works when things come and go. */
import { useEffect, useRef } from 'preact/hooks';

/** Calls when what had the focus is gone: the heading of the page takes it. */
export function rescueFocus(): void {
  setTimeout(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('.page-head h1')?.focus();
  }, 50);
}

/** While a part is shown beside the page; afterwards the focus goes back to what opened it. */
export function useFocusBack(): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      setTimeout(() => {
        if (opener instanceof HTMLElement && opener.isConnected && opener !== document.body) opener.focus();
        else rescueFocus();
      });
    };
  }, []);
}

/** After something opened by its path was closed the focus is on the line it was opened from. */
export function useOpenerFocus(chosen: string, list: string): void {
  const last = useRef('');
  useEffect(() => {
    if (!chosen && last.current) {
      const line = document.querySelector<HTMLElement>(`a[href$="${list}/${last.current}"]`);
      if (line) line.focus();
      else rescueFocus();
    }
    last.current = chosen;
  }, [chosen, list]);
}
