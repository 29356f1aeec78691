import { expect, test } from 'vitest';
import type { Place } from '../../shared/api';
import type { District } from '../shapes';
import { grouped } from './closed_places';
import { district } from './store';

const place = (id: number, name: string, address: string): Place => ({ id, name, address }) as Place;

test('places are looked for by municipality and name; what belongs to no house comes last', () => {
  district.data.value = {
    houses: [
      { name: 'Haus Lindenhof', address: 'Hof 1', municipality: 'Remseck' },
      { name: 'Haus Ahorn', address: 'Weg 2', municipality: 'Remseck' },
      { name: 'Haus Neckar', address: 'Ufer 3', municipality: 'Asperg' },
    ],
  } as unknown as District;
  const groups = grouped([place(1, 'Beratungsstelle', 'Markt 5'), place(2, 'Büro', 'Hof 1'), place(3, 'Büro', 'Weg 2'), place(4, 'Büro', 'Ufer 3')]);
  expect(groups.map(({ name }) => name)).toEqual(['Asperg', 'Remseck', 'Andere Orte']);
  expect(groups.map(({ places }) => places.map(({ value }) => value).join(' '))).toEqual(['4', '3 2', '1']);
});
