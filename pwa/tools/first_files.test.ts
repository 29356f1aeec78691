import { expect, test } from 'vitest';
import { firstFiles } from './first_files.ts';
import { Numbering } from './messages.ts';
import { APPS, SRC } from './paths.ts';

const [resident, staff] = APPS as [typeof APPS[0] & object, typeof APPS[0] & object];
const isFirst = (path: string) => firstFiles(resident.entry).has(`${SRC}/${path}`);

test('first is what the entry needs at once: not what it imports later, nor what a list names besides', () => {
  expect(['main.tsx', 'account/welcome/WelcomeScreen.tsx', 'shared/ui/Screen.tsx'].map(isFirst)).toEqual([true, true, true]);
  expect(['inside.tsx', 'home/HomeScreen.tsx', 'shared/ui/Sheet.tsx', 'shared/i18n/dates.ts', 'shared/ui/index.ts'].map(isFirst)).toEqual([false, false, false, false, false]);
});

test('the sentences of the first screens have the first numbers; the staff document holds all', () => {
  const { messages, first } = new Numbering(resident);
  const place = (german: string) => messages.findIndex(({ id }) => id === german);
  expect(place('Willkommen bei Lotse') < first && first <= place('Meine Termine')).toBe(true);
  expect(new Numbering(staff).first).toBe(new Numbering(staff).messages.length);
});
