/** The people of the worker, searched on the server. */
import { get } from '../../shared/api';
import type { List, Person } from '../shapes';

/** A page of the caseload; an empty search lists everybody. */
export function findPeople(q: string, after: string | null = null): Promise<List<Person>> {
  return get<List<Person>>('/staff/residents', { query: { q, after } });
}

/** One person of the caseload, by id; null if it is not one of the worker's people (any more). */
export async function personOf(id: string, name: string): Promise<Person | null> {
  const { items } = await findPeople(name);
  return items.find((person) => person.id === id) ?? null;
}
