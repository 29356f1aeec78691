/**
 * The list by keyboard: j and k or the arrows go through it, "/" to the search. Only while the focus is in the list, or
 * on the page itself, as after a click beside everything: single letters never work while something else has it.
 */
import type { RefObject } from 'preact';
import { useKeys } from '../parts/useKeys';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 };

export function useListKeys(page: RefObject<HTMLElement | null>, list: string): void {
  useKeys(page, (key, whole) => {
    const at = document.activeElement;
    const element = whole.querySelector<HTMLElement>(list);
    if (!element || !(at === whole || element.contains(at))) return false;
    const isTyping = isInput(at, 'search');
    if (at instanceof HTMLSelectElement || isInput(at, 'radio')) return false;
    if (key === '/' && !isTyping) return focus(element.querySelector<HTMLElement>('input[type="search"]'));
    if (isTyping && key !== 'ArrowDown' && key !== 'ArrowUp') return false;
    return focus(rowAfter<HTMLElement>([...element.querySelectorAll<HTMLElement>('.talk-row')], at, key));
  });
}

function isInput(element: Element | null, type: string): boolean {
  return element instanceof HTMLInputElement && element.type === type;
}

/** The row that a key leads to; from outside the rows the first or the last one. */
export function rowAfter<T>(rows: readonly T[], at: unknown, key: string): T | undefined {
  if (key === 'Home') return rows[0];
  if (key === 'End') return rows.at(-1);
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const index = rows.indexOf(at as T);
  if (index < 0) return step > 0 ? rows[0] : rows.at(-1);
  return rows[Math.min(Math.max(index + step, 0), rows.length - 1)];
}

function focus(element: HTMLElement | null | undefined): boolean {
  element?.focus();
  return element !== null && element !== undefined;
}
