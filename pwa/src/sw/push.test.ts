import { beforeEach, expect, test, vi } from 'vitest';
import { renew } from './push';

const OURS = 'BPr_-w';
const ours = new Uint8Array([4, 250, 255, 251]).buffer;
const older = new Uint8Array([4, 1, 2, 3]).buffer;

/** A subscription of a browser, made with this key of ours. */
function made(endpoint: string, applicationServerKey: ArrayBuffer) {
  return { endpoint, options: { applicationServerKey }, unsubscribe: vi.fn(async () => true), toJSON: () => ({ endpoint, keys: { p256dh: 'point', auth: 'secret' } }) };
}

const pushManager = { getSubscription: vi.fn(), subscribe: vi.fn() };
const put = vi.fn();
let known: { public_key: string | null; key_id: string | null };

beforeEach(() => {
  known = { public_key: OURS, key_id: 'second' };
  pushManager.getSubscription.mockReset().mockResolvedValue(null);
  pushManager.subscribe.mockReset().mockImplementation(async () => made('https://push.example/new', ours));
  put.mockReset();
  vi.stubGlobal('registration', { pushManager });
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    if (init?.method === 'PUT') put(path, JSON.parse(String(init.body)));
    return new Response(JSON.stringify(path === '/api/push' ? known : { csrf_token: 'token' }));
  });
});

const told = (endpoint: string) => ['/api/push/subscription', { endpoint, p256dh: 'point', auth: 'secret', key_id: 'second' }];

test('an address that the browser made with our present key is told with the name of the key', async () => {
  const present = made('https://push.example/by-itself', ours);
  pushManager.getSubscription.mockResolvedValue(present);
  await renew(null);
  expect(put.mock.calls).toEqual([told('https://push.example/by-itself')]);
  expect([present.unsubscribe.mock.calls.length, pushManager.subscribe.mock.calls.length]).toEqual([0, 0]);
});

test('an address made with an older key of ours is made anew', async () => {
  const present = made('https://push.example/old', older);
  pushManager.getSubscription.mockResolvedValue(present);
  await renew(null);
  expect(present.unsubscribe).toHaveBeenCalledOnce();
  expect(pushManager.subscribe).toHaveBeenCalledWith({ userVisibleOnly: true, applicationServerKey: OURS });
  expect(put.mock.calls).toEqual([told('https://push.example/new')]);
});

test('an address that ended is made anew with the present key', async () => {
  await renew(made('https://push.example/old', older) as unknown as PushSubscription);
  expect(put.mock.calls).toEqual([told('https://push.example/new')]);
});

test('without a key of ours, or without any subscription, nothing is told', async () => {
  await renew(null);
  known = { public_key: null, key_id: null };
  await renew(made('https://push.example/old', older) as unknown as PushSubscription);
  expect(put).not.toHaveBeenCalled();
});
