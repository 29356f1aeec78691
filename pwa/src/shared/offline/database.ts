/** What the phone keeps: last answers with their time, drafts, the place in the event log. Works without storage too. */

/** snapshots: last answers · drafts: what somebody began to fill in · state: cursors and the like */
export type Shelf = 'snapshots' | 'drafts' | 'state';
const SHELVES: readonly Shelf[] = ['snapshots', 'drafts', 'state'];
const NAME = 'lotse';
/** Some browsers never answer when storage is blocked. */
const OPEN_LIMIT = 3000;

interface Store {
  get(shelf: Shelf, name: string): Promise<unknown>;
  put(shelf: Shelf, name: string, value: unknown): Promise<unknown>;
  remove(shelf: Shelf, name: string): Promise<unknown>;
  clear(shelf: Shelf): Promise<unknown>;
}

let opened: Promise<Store> | undefined;

function store(): Promise<Store> {
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
  const request = indexedDB.open(NAME, 1);
  request.addEventListener('upgradeneeded', () => SHELVES.forEach((shelf) => request.result.createObjectStore(shelf)));
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
    put: async (shelf, name, value) => settled(at(shelf, 'readwrite').put(value, name)),
    remove: async (shelf, name) => settled(at(shelf, 'readwrite').delete(name)),
    clear: async (shelf) => settled(at(shelf, 'readwrite').clear()),
  };
}

function inMemory(): Store {
  const kept = new Map<string, unknown>();
  return {
    get: async (shelf, name) => kept.get(`${shelf}/${name}`),
    put: async (shelf, name, value) => kept.set(`${shelf}/${name}`, value),
    remove: async (shelf, name) => kept.delete(`${shelf}/${name}`),
    clear: async (shelf) => [...kept.keys()].forEach((key) => key.startsWith(`${shelf}/`) && kept.delete(key)),
  };
}
