import { expect, test } from 'vitest';
import { inserted } from './insert';

test('a phrase stands where the cursor is, and words never touch', () => {
  expect([inserted('', 'Guten Tag.', 0), inserted('Hallo', 'Bis morgen.', 5), inserted('Hallo  Amina', 'liebe', 6), inserted('AB', 'und', 1), inserted('Zeile\n', 'Gruß', 6)])
    .toEqual(['Guten Tag.', 'Hallo Bis morgen.', 'Hallo liebe Amina', 'A und B', 'Zeile\nGruß']);
});
