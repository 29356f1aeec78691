/** The houses I am in, by name; a place belongs to the house at the same address. */
import { get, type Place } from '../../shared/api';
import { remote } from '../parts/remote';
import type { House } from '../shapes';

export const myHouses = remote(() => get<House[]>('/staff/houses'));

/** "Haus Lindenhof" for a place in one of my houses; for any other place its own name. */
export function houseNameOf(place: Place): string {
  return myHouses.data.value?.find((house) => house.address === place.address)?.name ?? place.name;
}
