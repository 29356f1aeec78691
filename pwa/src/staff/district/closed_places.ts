/** Places as the district office calls them: by their house. */
import type { Place } from '../../shared/api';
import { isolate } from '../../shared/i18n';
import { district } from './store';

/** "Haus Lindenhof · Büro": rooms of two houses may bear the same name. */
export function placeName({ name, address }: Place): string {
  const house = district.data.value?.houses.find((each) => each.address === address);
  return house && house.name !== name ? `${isolate(house.name)} · ${isolate(name)}` : name;
}
