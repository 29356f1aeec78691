/** The houses I am in, by name; a place belongs to the house at the same address. */
import { get, type Place } from '../../shared/api';
import { session } from '../../shared/session';
import { remote } from '../parts/remote';
import type { House } from '../shapes';

export const myHouses = remote(() => get<House[]>('/staff/houses'));

/** "Haus Lindenhof" for a place in one of my houses; for any other place its own name. */
export function houseNameOf(place: Place): string {
  const known = myHouses.data.value ?? session.value?.staff?.houses;
  return known?.find((house) => house.address === place.address)?.name ?? place.name;
}

/** "Büro, Raum 2 · Haus Lindenhof": rooms of two houses may bear the same name. */
export function placeAndHouse(place: Place): string {
  const house = houseNameOf(place);
  return house === place.name ? place.name : `${place.name} · ${house}`;
}
