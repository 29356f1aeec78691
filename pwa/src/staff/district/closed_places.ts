/** Places as the district office calls them: by their house. */
import type { Place } from '../../shared/api';
import { isolate, t } from '../../shared/i18n';
import type { District } from '../shapes';
import { district } from './store';

/** "Haus Lindenhof · Büro": rooms of two houses may bear the same name. */
export function placeName({ name, address }: Place): string {
  const house = houseAt(address, district.data.value?.houses ?? []);
  return house && house.name !== name ? `${isolate(house.name)} · ${isolate(name)}` : name;
}

/** The places of one municipality, by name. */
export interface PlaceGroup {
  readonly name: string;
  readonly places: readonly { readonly value: string; readonly label: string }[];
}

/** As one looks for them: by municipality and name; at the end what belongs to no house. */
export function grouped(places: readonly Place[]): PlaceGroup[] {
  const houses = district.data.value?.houses ?? [];
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const place of places) {
    const name = houseAt(place.address, houses)?.municipality ?? '';
    groups.set(name, [...(groups.get(name) ?? []), { value: String(place.id), label: placeName(place) }]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || a.localeCompare(b, 'de'))
    .map(([name, found]) => ({ name: name || t('Andere Orte'), places: found.sort((a, b) => a.label.localeCompare(b.label, 'de', { numeric: true })) }));
}

function houseAt(address: string, houses: District['houses']): District['houses'][number] | undefined {
  return houses.find((each) => each.address === address);
}
