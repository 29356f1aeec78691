import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { drawing } from './icons_plugin.ts';
import { inlineEntry } from './inline_entry.ts';

const chunk = (part: Partial<Rolldown.OutputChunk>) => ({ isEntry: false, imports: [], ...part }) as unknown as Rolldown.OutputChunk;

test('what the entry exports goes through one global, and addresses are absolute', () => {
  const made = inlineEntry([
    chunk({ isEntry: true, fileName: 'entry.js', code: 'var a=1;import("./assets/screen-AAAAAAAA.js");export{a as x,b as t};' }),
    chunk({ fileName: 'assets/screen-AAAAAAAA.js', code: 'import{t as q,x}from"../entry.js";import"./part-BBBBBBBB.js";q(x);export{q as default};' }),
    chunk({ fileName: 'assets/part-BBBBBBBB.js', code: 'f();' }),
  ]);
  const [screen, part] = [...made.chunks.keys()];
  expect(made.entry).toBe(`var a=1;import("/${screen}");self.__lotse={get x(){return a},get t(){return b}};`);
  expect(made.chunks.get(screen!)).toBe(`const{t:q,x:x}=self.__lotse;import"/${part}";q(x);export{q as default};`);
});

test('a first screen that would need a second file is refused', () => {
  expect(() => inlineEntry([chunk({ isEntry: true, fileName: 'entry.js', code: '', imports: ['assets/a.js'] })])).toThrow('second file');
});

test('an icon becomes one path, each shape from an absolute place', () => {
  expect(drawing('chevron-left')).toBe('M15 18l-6-6 6-6');
  expect(drawing('circle-alert')).toMatch(/^M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z/);
});
