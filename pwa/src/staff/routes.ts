/** The screens of each role. What a role may see is decided by the server; here is only what it is offered. */
import type { Role } from '../shared/api';
import type { Route } from '../shared/router';
import { AccountScreen } from './account/AccountScreen';
import { BookingScreen } from './booking/BookingScreen';
import { CardScreen } from './cards/CardScreen';
import { ClosuresScreen } from './district/ClosuresScreen';
import { DistrictHousesScreen } from './district/DistrictHousesScreen';
import { DistrictScreen } from './district/DistrictScreen';
import { DistrictStaffScreen } from './district/DistrictStaffScreen';
import { HouseScreen } from './houses/HouseScreen';
import { HousesScreen } from './houses/HousesScreen';
import { HoursScreen } from './hours/HoursScreen';
import { CoverScreen } from './inbox/CoverScreen';
import { InboxScreen } from './inbox/InboxScreen';
import { PhrasesScreen } from './inbox/PhrasesScreen';
import { WriteScreen } from './inbox/WriteScreen';
import { PeopleScreen } from './people/PeopleScreen';
import { TodayScreen } from './today/TodayScreen';
import { WeekScreen } from './week/WeekScreen';

export interface StaffRoute extends Route {
  /** Paths of the same place keep the screen: an appointment opens beside the week, not instead of it. */
  readonly place: string;
  /** As high as the window and no higher: its parts scroll by themselves. */
  readonly fills?: boolean;
}

const ACCOUNT: StaffRoute = { path: '/account', screen: AccountScreen, place: 'account' };

const WORKER: readonly StaffRoute[] = [
  { path: '/', screen: TodayScreen, place: 'today' },
  { path: '/today/:appointment', screen: TodayScreen, place: 'today' },
  { path: '/week', screen: WeekScreen, place: 'week' },
  { path: '/week/:monday', screen: WeekScreen, place: 'week' },
  { path: '/week/:monday/:appointment', screen: WeekScreen, place: 'week' },
  { path: '/book', screen: BookingScreen, place: 'book' },
  { path: '/inbox', screen: InboxScreen, place: 'inbox', fills: true },
  { path: '/inbox/cover', screen: CoverScreen, place: 'cover' },
  { path: '/inbox/phrases', screen: PhrasesScreen, place: 'phrases' },
  { path: '/inbox/with/:resident', screen: WriteScreen, place: 'write' },
  { path: '/inbox/:conversation', screen: InboxScreen, place: 'inbox', fills: true },
  { path: '/people', screen: PeopleScreen, place: 'people' },
  { path: '/people/:resident', screen: PeopleScreen, place: 'people' },
  { path: '/cards/:resident', screen: CardScreen, place: 'card' },
  { path: '/hours', screen: HoursScreen, place: 'hours' },
  { path: '/hours/absence', screen: HoursScreen, place: 'hours' },
  { path: '/hours/absence/:first/:last', screen: HoursScreen, place: 'hours' },
  ACCOUNT,
];

const HOUSE_STAFF: readonly StaffRoute[] = [
  { path: '/', screen: HousesScreen, place: 'houses' },
  { path: '/houses/:house', screen: HouseScreen, place: 'house' },
  { path: '/houses/:house/:resident', screen: HouseScreen, place: 'house' },
  { path: '/cards/:resident', screen: CardScreen, place: 'card' },
  ACCOUNT,
];

const DISTRICT: readonly StaffRoute[] = [
  { path: '/', screen: DistrictScreen, place: 'district' },
  { path: '/houses', screen: DistrictHousesScreen, place: 'houses' },
  { path: '/staff', screen: DistrictStaffScreen, place: 'staff' },
  { path: '/closures', screen: ClosuresScreen, place: 'closures' },
  ACCOUNT,
];

/** The screens of a role; a resident has none here. */
export function routesOf(role: Role): readonly StaffRoute[] {
  return { social_worker: WORKER, accommodation_staff: HOUSE_STAFF, district_office: DISTRICT, resident: [] }[role];
}
