/** The main places of each role: side bar at a desk, bottom bar on a phone. */
import building from 'lucide:building-2';
import calendar from 'lucide:calendar';
import calendarOff from 'lucide:calendar-off';
import clock from 'lucide:clock';
import house from 'lucide:house';
import landmark from 'lucide:landmark';
import messageCircle from 'lucide:message-circle';
import users from 'lucide:users';
import type { Role } from '../../shared/api';
import { pt, t } from '../../shared/i18n';
import { unreadCount } from '../inbox/store';

export interface DeskPlace {
  readonly to: string;
  readonly icon: string;
  readonly label: string;
  /** One word for the bar of a phone, where the whole label takes two lines. */
  readonly short?: string;
  /** Further paths that belong to it. */
  readonly also?: readonly string[];
  /** How much is new there. */
  readonly count?: number;
}

/** In the order of a working day. */
export function placesOf(role: Role): DeskPlace[] {
  if (role === 'social_worker') return workerPlaces();
  if (role === 'accommodation_staff') return [{ to: '/', icon: building, label: t('Häuser'), also: ['/houses', '/cards'] }];
  return [
    { to: '/', icon: landmark, label: t('Stellen') },
    { to: '/houses', icon: building, label: t('Häuser') },
    { to: '/staff', icon: users, label: t('Team') },
    { to: '/closures', icon: calendarOff, label: t('Schließtage') },
  ];
}

function workerPlaces(): DeskPlace[] {
  return [
    { to: '/', icon: house, label: t('Heute'), also: ['/today'] },
    { to: '/week', icon: calendar, label: t('Woche'), also: ['/book'] },
    { to: '/inbox', icon: messageCircle, label: t('Nachrichten'), count: unreadCount.value },
    { to: '/people', icon: users, label: t('Meine Leute'), short: pt('Leiste', 'Leute'), also: ['/cards'] },
    { to: '/hours', icon: clock, label: pt('Arbeitszeiten', 'Meine Zeiten'), short: pt('Leiste', 'Zeiten') },
  ];
}

/** Whether a path lies in a place. */
export function isIn(place: DeskPlace, path: string): boolean {
  if (path === place.to) return true;
  const roots = [...(place.to === '/' ? [] : [place.to]), ...(place.also ?? [])];
  return roots.some((root) => path === root || path.startsWith(`${root}/`));
}
