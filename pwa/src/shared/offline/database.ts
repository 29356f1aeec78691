/** What the phone keeps: last answers with their time, drafts, the place in the event log. Works without storage too. */
import { type IDBPDatabase, openDB } from 'idb';

/** snapshots: last answers · drafts: what somebody began to fill in · state: cursors and the like */
export type Shelf = 'snapshots' | 'drafts' | 'state';
const SHELVES: readonly Shelf[] = ['snapshots', 'drafts', 'state'];
const NAME = 'lotse';

type Store = Pick<IDBPDatabase, 'get' | 'put' | 'delete' | 'clear' | 'close'>;
let opened: Promise<Store> | undefined;

function store(): Promise<Store> {
  opened ??= openDB(NAME, 1, {
    upgrade: (database) => SHELVES.forEach((shelf) => database.createObjectStore(shelf)),
    // Another window wipes everything: let go, so that it can.
    blocking: () => void forget(),
  }).catch(() => inMemory());
  return opened;
}

/** What lies under a name; undefined when nothing does or the storage fails. */
export async function read<T>(shelf: Shelf, name: string): Promise<T | undefined> {
  try {
    return (await (await store()).get(shelf, name)) as T | undefined;
  } catch {
    return undefined;
  }
}

/** Puts something down. A full or blocked storage loses the copy, never the screen: the server has the truth. */
export async function write(shelf: Shelf, name: string, value: unknown): Promise<void> {
  try {
    await (await store()).put(shelf, value, name);
  } catch {
    opened = Promise.resolve(inMemory());
    await (await store()).put(shelf, value, name);
  }
}

/** Takes something away. */
export async function remove(shelf: Shelf, name: string): Promise<void> {
  await (await store()).delete(shelf, name).catch(() => undefined);
}

/** Empties every shelf. */
export async function clearAll(): Promise<void> {
  const database = await store();
  await Promise.all(SHELVES.map((shelf) => database.clear(shelf).catch(() => undefined)));
}

async function forget(): Promise<void> {
  (await opened)?.close();
  opened = undefined;
}

function inMemory(): Store {
  const kept = new Map<string, unknown>();
  const at = (shelf: string, name: unknown): string => `${shelf}/${String(name)}`;
  return {
    get: async (shelf: string, name: unknown) => kept.get(at(shelf, name)),
    put: async (shelf: string, value: unknown, name: unknown) => void kept.set(at(shelf, name), value),
    delete: async (shelf: string, name: unknown) => void kept.delete(at(shelf, name)),
    clear: async (shelf: string) => [...kept.keys()].filter((key) => key.startsWith(`${shelf}/`)).forEach((key) => kept.delete(key)),
    close: () => undefined,
  } as unknown as Store;
}
