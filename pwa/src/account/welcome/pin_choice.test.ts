import { expect, test } from 'vitest';
import { isTooSimple } from './pin_choice';

test('what the server refuses is refused before it is asked for twice', () => {
  for (const pin of ['000000', '123456', '987654', '010190']) expect(isTooSimple('digits', pin)).toBe(true);
  for (const pin of ['01-02-03-04', '09-08-07-06']) expect(isTooSimple('pictures', pin)).toBe(true);
});

test('other PINs are left to the server', () => {
  for (const pin of ['135790', '246802', '112233', '190274']) expect(isTooSimple('digits', pin)).toBe(false);
  for (const pin of ['01-03-05-07', '01-07-04-06']) expect(isTooSimple('pictures', pin)).toBe(false);
});
