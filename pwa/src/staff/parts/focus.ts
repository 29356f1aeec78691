/** Keeping the focus where one works when things come and go. */
import { useEffect } from 'preact/hooks';

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
