/** Keys in the week: arrows go from appointment to appointment, one Tab stop for all of them. */
import { language } from '../../shared/i18n';

type Step = { readonly days: number; readonly items: number };

/** Where a key leads; null for keys that mean nothing here. Left and right follow the reading direction. */
export function stepOf(key: string): Step | null {
  const onwards = language.value.rtl ? 'ArrowLeft' : 'ArrowRight';
  const backwards = language.value.rtl ? 'ArrowRight' : 'ArrowLeft';
  const steps: Record<string, Step> = {
    ArrowDown: { days: 0, items: 1 },
    ArrowUp: { days: 0, items: -1 },
    [onwards]: { days: 1, items: 0 },
    [backwards]: { days: -1, items: 0 },
  };
  return steps[key] ?? null;
}

/** Moves the focus among the `[data-item]` of the `[data-day]` columns; false if there is nothing that way. */
export function moveFocus(grid: HTMLElement, key: string): boolean {
  const step = stepOf(key);
  const now = document.activeElement;
  if (!step || !(now instanceof HTMLElement) || !now.matches('[data-item]')) return false;
  const target = step.days === 0 ? sibling(now, step.items) : acrossDays(grid, now, step.days);
  target?.focus();
  return target !== undefined;
}

function itemsIn(column: Element | null): HTMLElement[] {
  return [...(column?.querySelectorAll<HTMLElement>('[data-item]') ?? [])];
}

function sibling(item: HTMLElement, step: number): HTMLElement | undefined {
  const items = itemsIn(item.closest('[data-day]'));
  return items[items.indexOf(item) + step];
}

/** The item of the next day with any that is nearest in time. */
function acrossDays(grid: HTMLElement, item: HTMLElement, step: number): HTMLElement | undefined {
  const columns = [...grid.querySelectorAll('[data-day]')];
  const at = Number(item.dataset['from']);
  for (let index = columns.indexOf(item.closest('[data-day]')!) + step; columns[index]; index += step) {
    const [nearest] = itemsIn(columns[index]!).sort((a, b) => Math.abs(Number(a.dataset['from']) - at) - Math.abs(Number(b.dataset['from']) - at));
    if (nearest) return nearest;
  }
  return undefined;
}
