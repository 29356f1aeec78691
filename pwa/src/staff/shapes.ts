/** What the server answers to staff, under the names that their screens use. They come from its schema. */
import type { components } from '../shared/api/schema.gen';

type Schemas = components['schemas'];

export type Absence = Schemas['AbsenceOut'];
export type AbsenceReason = Absence['reason'];
/** A fresh card: shown once, afterwards nobody knows the code any more. */
export type Card = Schemas['PrintedCardOut'];
export type Closure = Schemas['ClosureOut'];
export type Colleague = Schemas['DistrictStaffOut'];
export type Device = Schemas['DeviceOut'];
export type District = Schemas['DistrictOut'];
export type DistrictHouse = Schemas['DistrictHouseOut'];
export type Hours = Schemas['HoursOut'];
export type House = Schemas['HouseOut'];
/** Somebody as the staff of the house see them: nothing of counselling. */
export type Inhabitant = Schemas['HouseResidentOut'];
export type Organisation = Schemas['OrganisationOut'];
export type Override = Schemas['OverrideOut'];
/** Somebody of the worker's caseload. */
export type Person = Schemas['CaseloadResidentOut'];
export type Opening = Schemas['OpeningOut'];
/** Somebody of the worker's caseload, with her access to the app. */
export type PersonPage = Schemas['ResidentPageOut'];
export type Room = Schemas['RoomOut'];
export type Rule = Schemas['RuleOut'];
export type RuleWish = Schemas['RuleIn'];
export type SignInStep = Schemas['StepOut'];
export type TimeWindow = Schemas['WindowOut'];
export type Week = Schemas['WeekOut'];
export type WeekDay = Schemas['WeekDayOut'];

/** A page of a list; `next` goes into `after`, null at the end. */
export interface List<T> {
  items: T[];
  next: string | null;
}
