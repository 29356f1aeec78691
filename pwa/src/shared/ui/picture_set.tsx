/** The twelve pictures of the picture PIN. */
import apple from 'lucide:apple';
import bike from 'lucide:bike';
import bird from 'lucide:bird';
import cat from 'lucide:cat';
import fish from 'lucide:fish';
import flower from 'lucide:flower-2';
import house from 'lucide:house';
import doorKey from 'lucide:key-round';
import moon from 'lucide:moon';
import ship from 'lucide:ship';
import sun from 'lucide:sun';
import tree from 'lucide:tree-deciduous';
import { t } from '../i18n';

interface Picture {
  readonly icon: string;
  readonly name: () => string;
}

/** The number of a picture never changes: it is part of people's PINs. */
export const PICTURE_SET: readonly Picture[] = [
  { icon: sun, name: () => t('Sonne') },
  { icon: moon, name: () => t('Mond') },
  { icon: tree, name: () => t('Baum') },
  { icon: flower, name: () => t('Blume') },
  { icon: fish, name: () => t('Fisch') },
  { icon: bird, name: () => t('Vogel') },
  { icon: cat, name: () => t('Katze') },
  { icon: apple, name: () => t('Apfel') },
  { icon: house, name: () => t('Haus') },
  { icon: doorKey, name: () => t('Schlüssel') },
  { icon: bike, name: () => t('Fahrrad') },
  { icon: ship, name: () => t('Schiff') },
];
