/** Keys that work anywhere inside an element, whatever has the focus there. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** `react` answers whether it used the key; then nothing else happens with it. */
export function useKeys(inside: RefObject<HTMLElement | null>, react: (key: string, element: HTMLElement) => boolean): void {
  useEffect(() => {
    const element = inside.current;
    if (!element) return undefined;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (react(event.key, element)) event.preventDefault();
    };
    element.addEventListener('keydown', listen);
    return () => element.removeEventListener('keydown', listen);
  });
}

/** Escape leaves. */
export function onEscape(leave: () => void): (key: string) => boolean {
  return (key) => {
    if (key === 'Escape') leave();
    return key === 'Escape';
  };
}
