/** The shapes that the server answers with, under the names that screens use. */

export interface Person {
  id: string;
  name: string;
  title: string;
  initials: string;
  languages: string[];
  gender: 'f' | 'm' | 'd';
  when_and_where: string;
}

export interface Place {
  id: number;
  name: string;
  /** As it is written on the door. */
  name_de: string;
  address: string;
  directions: string;
  kind: 'office' | 'central' | 'phone';
}

export interface Topic {
  id: number;
  name: string;
  hint: string;
  icon: string;
  duration_min: number;
  is_discreet: boolean;
  papers: string[];
}

export interface Appointment {
  id: string;
  starts_at: string;
  ends_at: string;
  status: 'booked' | 'handover' | 'cancelled_by_resident' | 'cancelled_by_service' | 'excused' | 'no_show' | 'fulfilled';
  version: number;
  mode: 'on_site' | 'phone';
  topic: { id: number; name: string; icon: string; is_discreet: boolean; papers: string[] };
  worker: Person;
  /** Only for staff. */
  resident: { id: string; name: string; initials: string } | null;
  place: Place;
  interpreter_language: string;
  interpreter_state: '' | 'wanted' | 'booked';
  can_cancel: boolean;
  can_move: boolean;
  changed_at: string;
  cancel_reason: string;
}

export interface Slot {
  starts_at: string;
  ends_at: string;
  place_id: number;
  mode: 'on_site' | 'phone';
}

export interface Slots {
  worker_id: string;
  topic_id: number;
  duration_min: number;
  days: { on: string; slots: Slot[] }[];
  places: Place[];
  first_free: string | null;
  as_of: string;
}

export type Role = 'resident' | 'social_worker' | 'accommodation_staff' | 'district_office';

export interface Viewer {
  id: string;
  role: Role;
  call_me: string;
  language: string;
  prefers_audio: boolean;
}

export interface Bootstrap {
  state: 'signed_out' | 'locked' | 'ready';
  csrf_token: string;
  pin_kind: null | 'digits' | 'pictures';
  demo: boolean;
  viewer: Viewer | null;
  epoch: string;
  head: number;
  resident: { next_appointment: Appointment | null; worker: Person | null; topics: Topic[]; can_book: boolean } | null;
  staff: { display_name: string; team: string; organisation: string; houses: { id: number; name: string }[]; roles: string[] } | null;
}

/** One entry of the person's event log; `data` is null when the thing is gone. */
export interface EventEntry {
  seq: number;
  event_type: string;
  subject_id: string;
  data: unknown;
}

export interface EventPage {
  epoch: string;
  events: EventEntry[];
  head: number;
  more: boolean;
}
