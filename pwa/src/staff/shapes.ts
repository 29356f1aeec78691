/** What the server answers to staff, under the names that their screens use. */
import type { Appointment, Place } from '../shared/api';

export interface TimeWindow {
  /** "09:00", wall clock in Berlin. */
  from: string;
  to: string;
  kind: 'appointment' | 'walk_in';
  place: Place;
}

export interface Absence {
  id: number;
  starts_at: string;
  ends_at: string;
  reason: AbsenceReason;
  /** Appointments in it that still need somebody. */
  open_appointments?: number;
}

export type AbsenceReason = 'ill' | 'away' | 'training' | 'outside';

export interface WeekDay {
  on: string;
  closure: string | null;
  windows: TimeWindow[];
}

export interface Week {
  from: string;
  to: string;
  days: WeekDay[];
  appointments: Appointment[];
  absences: Absence[];
}

/** Somebody of the worker's caseload. */
export interface Person {
  id: string;
  name: string;
  initials: string;
  own_script_name: string;
  house: string;
  building: string;
  room: string;
  speaks: string[];
  reads: string[];
  prefers_audio: boolean;
  is_child: boolean;
  language: string;
}

/** Somebody as the staff of the house see them: nothing of counselling. */
export interface Inhabitant {
  id: string;
  name: string;
  own_script_name: string;
  household: string;
  room: string;
  building: string;
  language: string;
  card: { state: 'none' | 'live' | 'used'; expires_at: string | null };
}

export interface List<T> {
  items: T[];
  /** Goes into `after`; null at the end. */
  next: string | null;
}

export interface House {
  id: number;
  name: string;
  address: string;
}

/** A fresh card: shown once, afterwards nobody knows the code any more. */
export interface Card {
  code: string;
  card_url: string;
  qr_svg: string;
  expires_at: string;
  resident_name: string;
  call_me: string;
  language: string;
  texts: Record<string, string>;
  texts_de: Record<string, string>;
}

export interface Rule {
  id: number;
  /** 0 is Monday. */
  weekday: number;
  starts_at: string;
  ends_at: string;
  valid_from: string;
  valid_to: string | null;
  every_weeks: number;
  kind: 'appointment' | 'walk_in';
  place: number;
  topics: number[];
}

export interface Override {
  id: number;
  on: string;
  windows: [string, string][];
  place: number | null;
}

export interface Hours {
  rules: Rule[];
  overrides: Override[];
  absences: Absence[];
  places: Place[];
}

export interface Closure {
  id: number;
  on: string;
  place: Place | null;
  reason: string;
  is_public_holiday: boolean;
}

export interface District {
  organisations: Organisation[];
  houses: DistrictHouse[];
  staff: Colleague[];
}

export interface Organisation {
  id: number;
  name: string;
  short_name: string;
  kind: 'public_body' | 'welfare_association' | 'municipality';
  legal_basis: string;
  phone: string;
  teams: { id: number; number: string; name: string; phase: 'VU' | 'AU' }[];
}

export interface DistrictHouse extends House {
  municipality: string;
  kind: 'collective' | 'follow_up';
  phase: 'VU' | 'AU';
  operator_id: number;
  residents: number;
  beds: number;
}

export interface Colleague {
  id: string;
  name: string;
  title: string;
  organisation_id: number;
  team_id: number | null;
  languages: string[];
  house_ids: number[];
}

export interface Device {
  id: string;
  label: string;
  created_at: string;
  last_used_on: string;
  is_this: boolean;
}
