import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { catalogue } from '../../shared/i18n';
import { moveFocus, stepOf } from './roving';

const GERMAN = catalogue.value;
let grid: HTMLElement;

/** Monday with two, Tuesday with none, Wednesday with two appointments. */
beforeEach(() => {
  const item = (id: string, from: number): string => `<button id="${id}" data-item data-from="${from}"></button>`;
  document.body.innerHTML = `<div id="grid"><div data-day="1">${item('a', 540)}${item('b', 600)}</div><div data-day="2"></div><div data-day="3">${item('c', 560)}${item('d', 900)}</div></div>`;
  grid = document.getElementById('grid')!;
});

afterEach(() => {
  catalogue.value = GERMAN;
});

function pressed(from: string, ...keys: string[]): string {
  document.getElementById(from)!.focus();
  for (const key of keys) moveFocus(grid, key);
  return document.activeElement!.id;
}

describe('arrow keys in the week', () => {
  it('go down and up within a day', () => {
    expect(pressed('a', 'ArrowDown')).toBe('b');
    expect(pressed('b', 'ArrowUp')).toBe('a');
  });

  it('go to the nearest time of the next day with appointments', () => {
    expect(pressed('b', 'ArrowRight')).toBe('c');
    expect(pressed('d', 'ArrowLeft')).toBe('b');
  });

  it('stay where nothing is that way', () => {
    expect(pressed('b', 'ArrowDown')).toBe('b');
    expect(pressed('a', 'ArrowLeft')).toBe('a');
  });

  it('follow the reading direction', () => {
    catalogue.value = { ...GERMAN, language: 'ar' };
    expect(pressed('a', 'ArrowLeft')).toBe('c');
  });

  it('leave other keys alone', () => {
    expect(stepOf('Enter')).toBeNull();
  });
});
