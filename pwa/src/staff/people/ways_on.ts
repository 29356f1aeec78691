/** From one of my people on to what is done for her. */
import { navigate } from '../../shared/router';
import type { Person } from '../shapes';
import { cardHolder, chosenPerson } from './chosen';

export function book(person: Person): void {
  chosenPerson.value = person;
  navigate('/book');
}

export function printCard({ id, name, own_script_name, language }: Person, backTo = `/people/${id}`): void {
  cardHolder.value = { id, name, own_script_name, language, card: null, backTo };
  navigate(`/cards/${id}`);
}
