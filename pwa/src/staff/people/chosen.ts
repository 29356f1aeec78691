/** The person that a list handed on to the next screen. In memory only: a reload asks again. */
import { signal } from '@preact/signals';
import type { Inhabitant, Person } from '../shapes';

/** For whom an appointment is to be booked. */
export const chosenPerson = signal<Person | null>(null);

export interface CardHolder {
  readonly id: string;
  readonly name: string;
  readonly own_script_name: string;
  readonly language: string;
  /** Unknown in the worker's list. */
  readonly card: Inhabitant['card'] | null;
  readonly backTo: string;
}

/** For whom a card is to be printed. */
export const cardHolder = signal<CardHolder | null>(null);
