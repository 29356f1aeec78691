import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { drawing } from './icons_plugin.ts';
import { inlineEntry } from './inline_entry.ts';

const chunk = (part: Partial<Rolldown.OutputChunk>) => ({ isEntry: false, imports: [], ...part }) as unknown as Rolldown.OutputChunk;

const ENTRY = chunk({ isEntry: true, fileName: 'entry.js', code: 'var a=1;import("./screen.js");export{a as x,b as t};' });
const SCREEN = chunk({ fileName: 'screen.js', imports: ['part.js'], code: 'import{t as q,x}from"./entry.js";import"./part.js";q(x);export{q as default};' });
const PART = chunk({ fileName: 'part.js', code: 'f();' });

test('what the entry exports goes through one global, and addresses are absolute', () => {
  const made = inlineEntry([ENTRY, SCREEN, PART], 'assets');
  const [screen, part] = [...made.chunks.keys()];
  expect(made.entry).toBe(`var a=1;import("/${screen}");self.__lotse={a,b};`);
  expect(made.chunks.get(screen!)).toBe('const{a:x,b:q}=self.__lotse;import"./part.js";q(x);export{q as default};');
  expect(part).toBe(screen!.replace('screen', 'part'));
});

test('a changed screen leaves the document as it is; what screens import from does not', () => {
  const { entry } = inlineEntry([ENTRY, SCREEN, PART], 'assets');
  expect(inlineEntry([ENTRY, { ...SCREEN, code: `${SCREEN.code}g();` }, PART], 'assets').entry).toBe(entry);
  expect(inlineEntry([ENTRY, SCREEN, { ...PART, code: 'h();' }], 'assets').entry).not.toBe(entry);
});

test('a first screen that would need a second file is refused', () => {
  expect(() => inlineEntry([chunk({ isEntry: true, fileName: 'entry.js', code: '', imports: ['a.js'] })], 'assets')).toThrow('second file');
});

test('an icon becomes one path, each shape from an absolute place', () => {
  expect(drawing('chevron-left')).toBe('M15 18l-6-6 6-6');
  expect(drawing('circle-alert')).toBe('M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0zM12 8l0 4M12 16l.01 0');
});
