import { expect, test } from 'vitest';
import { LANGUAGES } from '../src/shared/i18n/languages.gen.ts';
import { checked } from './catalogue.ts';
import { callsIn } from './messages.ts';
import { SRC } from './paths.ts';
import { readPo } from './po.ts';

const arabic = LANGUAGES.find(({ code }) => code === 'ar')!;
const french = LANGUAGES.find(({ code }) => code === 'fr')!;
const file = `${SRC}/home/A.tsx`;
const message = (id: string, plural = '') => ({ context: '', id, plural, where: 'home/A.tsx:1' });
const entry = (...texts: string[]) => ({ context: '', id: '', plural: '', texts, flags: [] });

test('a PO file is read with contexts, plurals, continued lines and flags', () => {
  const found = readPo('msgid ""\nmsgstr ""\n"Language: ar\\n"\n\n#: a.tsx\n#, unreviewed\nmsgid "Ter"\n"min"\nmsgstr "\\"موعد\\"\\n"\n\nmsgctxt "Knopf"\nmsgid "Offen"\nmsgid_plural "Offene"\nmsgstr[0] "a"\nmsgstr[1] "b"\n\n#~ msgid "weg"\n#~ msgstr "x"\n');
  expect([...found.keys()]).toEqual(['Termin', 'Knopf\u0004Offen']);
  expect(found.get('Termin')).toEqual({ context: '', id: 'Termin', plural: '', texts: ['"موعد"\n'], flags: ['unreviewed'] });
  expect(found.get('Knopf\u0004Offen')?.texts).toEqual(['a', 'b']);
});

test('calls are found in their order with their places', () => {
  const calls = callsIn(file, "const A = () => <p title={t('Eins')}>\n{nt('{count} Tag', '{count} Tage', n)}{pt('Knopf', 'Offen')}</p>;");
  expect(calls.map(({ message: found }) => [found.context, found.id, found.plural, found.where])).toEqual([
    ['', 'Eins', '', 'home/A.tsx:1'],
    ['', '{count} Tag', '{count} Tage', 'home/A.tsx:2'],
    ['Knopf', 'Offen', '', 'home/A.tsx:2'],
  ]);
});

test.each(['t(name)', 't(`Hallo`)', "t('a' + 'b')", "nt('Tag', tage, 2)", "pt('Offen')", "t('')"])('%s is refused', (code) => {
  expect(() => callsIn(file, code)).toThrow('takes plain strings in quotes');
});

test('a translation with all its placeholders is taken', () => {
  expect(checked(arabic, message('Hallo {name}'), entry('مرحبا {name}'))).toBe('مرحبا {name}');
});

test('a lost or a foreign placeholder is refused', () => {
  expect(() => checked(arabic, message('Hallo {name}'), entry('مرحبا'))).toThrow('lost {name}');
  expect(() => checked(arabic, message('Hallo'), entry('مرحبا {name}'))).toThrow('has {name}, which the German text has not');
});

test('a counted text has as many forms as its language, and may say "one" in words', () => {
  const counted = message('{count} Tag', '{count} Tage');
  expect(checked(french, counted, entry('un jour', '{count} jours'))).toEqual(['un jour', '{count} jours']);
  expect(() => checked(arabic, counted, entry('a', 'b'))).toThrow('2 forms instead of 6');
});
