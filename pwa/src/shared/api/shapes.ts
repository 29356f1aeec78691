/** The shapes that the server answers with, under the names that screens use. They come from its schema. */
import type { components } from './schema.gen';

type Schemas = components['schemas'];

export type Appointment = Schemas['AppointmentOut'];
/** While the app is locked, of the viewer only name and language are told. */
export type Bootstrap = Omit<Schemas['BootstrapOut'], 'viewer'> & { viewer?: (Schemas['LockedViewerOut'] & Partial<Viewer>) | null };
export type EventPage = Schemas['EventsOut'];
/** One entry of the person's event log; `data` is null when the thing is gone. */
export type EventEntry = EventPage['events'][number];
export type Person = Schemas['PersonOut'];
export type Place = Schemas['PlaceOut'];
export type Slot = Schemas['SlotOut'];
export type Slots = Schemas['SlotsOut'];
export type Topic = Schemas['TopicOut'];
export type Viewer = Schemas['ViewerOut'];
export type Role = Viewer['role'];
