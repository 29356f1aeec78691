/** Where somebody is in a long conversation: what is read does not move when pages come, the newest stays in sight. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Nearer to the end than this means: at the end. Pixels. */
const AT_END = 80;
/** So far before the edge the next page is fetched. */
const AHEAD = 600;

interface Wishes {
  /** Changes with every change of what is shown. */
  readonly shown: unknown;
  /** Something is there to be looked at. */
  readonly isReady: boolean;
  readonly onStart: () => void;
  readonly onEnd: () => void;
  /** Everything up to this number is or was in sight; `atEnd` when the newest is. */
  readonly onLook: (number: number, atEnd: boolean) => void;
}

interface Anchor {
  readonly number: string;
  readonly top: number;
}

/** Gives the reference for the scrolling element, and a way to its end. Messages carry `data-number`. */
export function usePlace({ shown, isReady, onStart, onEnd, onLook }: Wishes) {
  const box = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const atEnd = useRef(false);
  const lastTop = useRef(0);
  const isPlaced = useRef(false);

  function look(): void {
    const scroller = box.current;
    if (!scroller || !isPlaced.current) return;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    // Only who scrolls back leaves the end: a picture that grows at this moment leads nobody away from it.
    atEnd.current = scrollHeight - scrollTop - clientHeight < AT_END || (atEnd.current && scrollTop >= lastTop.current);
    lastTop.current = scrollTop;
    anchor.current = anchorOf(scroller);
    if (scrollTop < AHEAD) onStart();
    if (scrollHeight - scrollTop - clientHeight < AHEAD) onEnd();
    if (document.visibilityState === 'visible') onLook(lastSeen(scroller), atEnd.current);
  }

  function toEnd(): void {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
    look();
  }

  useLayoutEffect(() => {
    const scroller = box.current;
    if (!scroller || !isReady) return;
    if (!isPlaced.current) {
      isPlaced.current = true;
      placeAtFirst(scroller);
    } else if (atEnd.current) scroller.scrollTop = scroller.scrollHeight;
    else putBack(scroller, anchor.current);
    look();
  }, [shown, isReady]);

  useEffect(() => {
    const scroller = box.current!;
    // The keyboard takes half of the screen: what was at the end stays there. Photos that arrive do the same.
    const resized = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(() => {
      if (atEnd.current && isPlaced.current) scroller.scrollTop = scroller.scrollHeight;
    });
    resized?.observe(scroller);
    if (scroller.firstElementChild) resized?.observe(scroller.firstElementChild);
    return () => resized?.disconnect();
  }, []);

  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    const looked = (): void => latest.current();
    document.addEventListener('visibilitychange', looked);
    return () => document.removeEventListener('visibilitychange', looked);
  }, []);
  return { box, look, toEnd };
}

/** At the line above what is new, else at the end. */
function placeAtFirst(scroller: HTMLElement): void {
  const line = scroller.querySelector<HTMLElement>('[data-new]');
  scroller.scrollTop = line ? line.offsetTop - scroller.clientHeight / 4 : scroller.scrollHeight;
}

function messages(scroller: HTMLElement): HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-number]')];
}

/** The first message in sight and where it stands. */
function anchorOf(scroller: HTMLElement): Anchor | null {
  const top = scroller.getBoundingClientRect().top;
  const found = messages(scroller).find((each) => each.getBoundingClientRect().bottom > top);
  return found ? { number: found.dataset['number']!, top: found.getBoundingClientRect().top } : null;
}

function putBack(scroller: HTMLElement, anchor: Anchor | null): void {
  const found = anchor && scroller.querySelector(`[data-number="${anchor.number}"]`);
  if (found) scroller.scrollTop += found.getBoundingClientRect().top - anchor.top;
}

function lastSeen(scroller: HTMLElement): number {
  const end = scroller.getBoundingClientRect().bottom;
  const found = messages(scroller).reverse().find((each) => each.getBoundingClientRect().top < end - 8);
  return Number(found?.dataset['number'] ?? 0);
}
