/** What the phone keeps: last answers with their time, drafts, the place in the event log. Works without storage too. */

/** snapshots: last answers · drafts: what somebody began to fill in · state: cursors and the like · outbox: messages on their way */
export type Shelf = 'snapshots' | 'drafts' | 'state' | 'outbox';
const SHELVES: readonly Shelf[] = ['snapshots', 'drafts', 'state', 'outbox'];
/** One more for each change of the shelves. */
const VERSION = 2;
const NAME = 'lotse';
/** Some browsers never answer when storage is blocked. */
const OPEN_LIMIT = 3000;

interface Store {
  get(shelf: Shelf, name: string): Promise<unknown>;
  all(shelf: Shelf): Promise<unknown[]>;
  put(shelf: Shelf, name: string, value: unknown): Promise<unknown>;
  remove(shelf: Shelf, name: string): Promise<unknown>;
  clear(shelf: Shelf): Promise<unknown>;
}

let opened: Promise<Store> | undefined;

/** The shelves themselves, for whoever has to know that the storage failed: a put on a full phone rejects. */
export function store(): Promise<Store> {
  opened ??= open().then(onDisk).catch(inMemory);
  return opened;
}

/** What lies under a name; undefined when nothing does or the storage fails. */
export async function read<T>(shelf: Shelf, name: string): Promise<T | undefined> {
  return (await (await store()).get(shelf, name).catch(() => undefined)) as T | undefined;
}

/** Puts something down. A full or blocked storage loses the copy, never the screen: the server has the truth. */
export async function write(shelf: Shelf, name: string, value: unknown): Promise<void> {
  await (await store()).put(shelf, name, value).catch(() => undefined);
}

/** Takes something away. */
export async function remove(shelf: Shelf, name: string): Promise<void> {
  await (await store()).remove(shelf, name).catch(() => undefined);
}

/** Empties every shelf. */
export async function clearAll(): Promise<void> {
  const kept = await store();
  await Promise.all(SHELVES.map((shelf) => kept.clear(shelf).catch(() => undefined)));
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('storage')));
  });
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.addEventListener('upgradeneeded', () => {
    const { objectStoreNames } = request.result;
    SHELVES.forEach((shelf) => objectStoreNames.contains(shelf) || request.result.createObjectStore(shelf));
  });
  const limit = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('storage')), OPEN_LIMIT));
  return Promise.race([settled(request), limit]);
}

function onDisk(database: IDBDatabase): Store {
  // A newer version in another window, or the browser clearing up: let go and open anew when it is needed.
  const letGo = (): void => void (opened = undefined);
  database.addEventListener('close', letGo);
  database.addEventListener('versionchange', () => {
    database.close();
    letGo();
  });
  const at = (shelf: Shelf, mode: IDBTransactionMode): IDBObjectStore => database.transaction(shelf, mode).objectStore(shelf);
  return {
    get: async (shelf, name) => settled(at(shelf, 'readonly').get(name) as IDBRequest<unknown>),
    all: async (shelf) => settled(at(shelf, 'readonly').getAll() as IDBRequest<unknown[]>),
    put: async (shelf, name, value) => {
      const shelves = at(shelf, 'readwrite');
      shelves.put(value, name);
      await committed(shelves.transaction);
    },
    remove: async (shelf, name) => settled(at(shelf, 'readwrite').delete(name)),
    clear: async (shelf) => settled(at(shelf, 'readwrite').clear()),
  };
}

/** A full phone is noticed only at the end of a write. */
function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('storage')));
  });
}

function inMemory(): Store {
  const kept = new Map<string, unknown>();
  return {
    get: async (shelf, name) => kept.get(`${shelf}/${name}`),
    all: async (shelf) => [...kept].filter(([key]) => key.startsWith(`${shelf}/`)).map(([, value]) => value),
    put: async (shelf, name, value) => kept.set(`${shelf}/${name}`, value),
    remove: async (shelf, name) => kept.delete(`${shelf}/${name}`),
    clear: async (shelf) => [...kept.keys()].forEach((key) => key.startsWith(`${shelf}/`) && kept.delete(key)),
  };
}
