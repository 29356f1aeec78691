import type { Rolldown } from 'vite';
import { expect, test } from 'vitest';
import { drawing } from './icons_plugin.ts';
import { inlineEntry } from './inline_entry.ts';

const chunk = (part: Partial<Rolldown.OutputChunk>) => ({ isEntry: false, imports: [], ...part }) as unknown as Rolldown.OutputChunk;

const ENTRY = chunk({ isEntry: true, fileName: 'entry.js', code: 'var a=1;import("./screen.js");export{a as x,b as t};' });
const SCREEN = chunk({ fileName: 'screen.js', imports: ['part.js'], code: 'import{t as q,x}from"./entry.js";import"./part.js";q(x);export{q as default};' });
const PART = chunk({ fileName: 'part.js', code: 'f();' });

test('what the entry exports is global, and addresses are absolute', async () => {
  const made = await inlineEntry([ENTRY, SCREEN, PART], 'assets');
  const [screen, part] = [...made.chunks.keys()];
  expect(made.entry).toBe(`var a=1;import("/${screen}");Object.assign(self,{a,b});`);
  expect(made.chunks.get(screen!)).toBe('import"./part.js";b(a);export{b as default};');
  expect(part).toBe(screen!.replace('screen', 'part'));
});

test('a name of the entry is no name of the chunk', async () => {
  const screen = { ...SCREEN, code: 'import{t as q}from"./entry.js";const b=f(),a=g();q(a,b,a,b);' };
  const made = await inlineEntry([ENTRY, screen, PART], 'assets');
  expect([...made.chunks.values()][0]).toMatch(/^const (\w)=f\(\),(\w)=g\(\);b\(\2,\1,\2,\1\);$/);
  expect([...made.chunks.values()][0]).not.toMatch(/const b|,b=/);
});

test('what is written to is found as well', async () => {
  const screen = { ...SCREEN, code: 'import{t as q}from"./entry.js";q.value=1;' };
  expect([...(await inlineEntry([ENTRY, screen, PART], 'assets')).chunks.values()][0]).toBe('b.value=1;');
});

test('a changed screen leaves the document as it is; what screens import from does not', async () => {
  const { entry } = await inlineEntry([ENTRY, SCREEN, PART], 'assets');
  expect((await inlineEntry([ENTRY, { ...SCREEN, code: `${SCREEN.code}g();` }, PART], 'assets')).entry).toBe(entry);
  expect((await inlineEntry([ENTRY, SCREEN, { ...PART, code: 'h();' }], 'assets')).entry).not.toBe(entry);
});

test('a first screen that would need a second file is refused', async () => {
  await expect(inlineEntry([chunk({ isEntry: true, fileName: 'entry.js', code: '', imports: ['a.js'] })], 'assets')).rejects.toThrow('second file');
});

test('an icon becomes one path, each shape from an absolute place', () => {
  expect(drawing('chevron-left')).toBe('M15 18l-6-6 6-6');
  expect(drawing('circle-alert')).toBe('M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0zM12 8l0 4M12 16l.01 0');
});
