import { beforeEach, expect, test, vi } from 'vitest';
import type { EventEntry } from '../api/shapes';
import { clearAll } from '../offline/database';
import * as session from '../session';
import { isLive, keepUp, onEvent, startEvents, stopEvents } from './log';
import { holdLine } from './socket';

/** A socket whose other end is the test. */
class Line extends EventTarget {
  static readonly OPEN = 1;
  static all: Line[] = [];
  static get last(): Line {
    return Line.all.at(-1)!;
  }
  readyState = 0;
  readonly said: string[] = [];
  readonly query: URLSearchParams;
  constructor(readonly address: URL) {
    super();
    this.query = address.searchParams;
    Line.all.push(this);
  }
  send(text: string): void {
    this.said.push(text);
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  tell(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
  end(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code }));
  }
}

const event = (seq: number) => ({ seq, event_type: 'appointment_changed', subject_id: `n${seq}`, data: null }) as unknown as EventEntry;
const told = (seq: number, epoch = 'e1') => ({ kind: 'event', epoch, event: event(seq) });
const head = (number: number, epoch = 'e1') => ({ kind: 'head', epoch, head: number });
const bootstrap = (id: string) => ({ state: 'ready', csrf_token: 'x', epoch: 'e1', head: 1, viewer: { id, language: 'de' } }) as never;
const applied: string[] = [];
const asked = vi.fn();
onEvent('appointment_changed', ({ subject_id }) => applied.push(subject_id));
vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
keepUp();
holdLine();
let people = 0;

beforeEach(async () => {
  vi.stubGlobal('WebSocket', Line);
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('visible');
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.stubGlobal('fetch', asked.mockReset().mockImplementation((url: string) => {
    const after = Number(new URL(url, 'http://x').searchParams.get('after'));
    const events = [1, 2, 3, 4].filter((seq) => seq > after).map(event);
    return Promise.resolve(Response.json(url.includes('/events') ? { epoch: 'e1', events, head: 4, more: false } : { state: 'signed_out', csrf_token: '' }));
  }));
  stopEvents();
  await clearAll();
  await startEvents('e1', 1);
  applied.length = 0;
  Line.all = [];
  await session.enter(bootstrap(`p${(people += 1)}`));
  Line.last.open();
});

test('the line begins where the phone is in its log, in the language of the screen', () => {
  const { address, query } = Line.last;
  expect([address.protocol, address.pathname, query.get('epoch'), query.get('after'), query.get('language')]).toEqual(['ws:', '/api/socket', 'e1', '1', 'de']);
});

test('what is told is applied in order, and acknowledged once for several', async () => {
  Line.last.tell(told(2));
  Line.last.tell(told(3));
  await vi.advanceTimersByTimeAsync(1500);
  expect([applied, Line.last.said, asked.mock.calls.length]).toEqual([['n2', 'n3'], ['{"ack":3}'], 0]);
});

test('after a gap, and when the log is further than the phone, the rest is fetched', async () => {
  Line.last.tell(told(3));
  await vi.waitFor(() => expect(applied).toEqual(['n2', 'n3', 'n4']));
  Line.last.tell(head(4));
  expect(asked).toHaveBeenCalledTimes(1);
  Line.last.tell(head(5));
  expect(asked).toHaveBeenCalledTimes(2);
});

test('another life of the log is asked about', () => {
  Line.last.tell(head(0, 'e2'));
  expect(asked).toHaveBeenCalledTimes(1);
});

test('while the line is open nobody looks each minute; without it, somebody does', async () => {
  for (let minute = 0; minute < 3; minute += 1) {
    Line.last.tell(head(1));
    await vi.advanceTimersByTimeAsync(50_000);
  }
  expect([asked.mock.calls.length, isLive.value]).toEqual([0, true]);
  Line.last.end(1006);
  vi.stubGlobal('WebSocket', vi.fn(() => { throw new DOMException('no', 'SecurityError'); }));
  await vi.advanceTimersByTimeAsync(125_000);
  vi.stubGlobal('WebSocket', Line);
  expect([asked.mock.calls.length > 0, isLive.value]).toEqual([true, false]);
});

test('a lost line comes back after a random while that grows', async () => {
  Line.last.end(1012);
  expect(Line.all.length).toBe(1);
  await vi.advanceTimersByTimeAsync(600);
  Line.last.end(1006);
  await vi.advanceTimersByTimeAsync(600);
  expect(Line.all.length).toBe(2);
  await vi.advanceTimersByTimeAsync(600);
  expect(Line.all.length).toBe(3);
});

test('a full house is left alone for longer, although it said hello', async () => {
  Line.last.tell(head(1));
  Line.last.end(1013);
  const before = Line.all.length;
  await vi.advanceTimersByTimeAsync(14_900);
  expect(Line.all).toHaveLength(before);
  await vi.advanceTimersByTimeAsync(200);
  expect(Line.all).toHaveLength(before + 1);
});

test('a line that is silent for a minute is dead', async () => {
  const first = Line.last;
  await vi.advanceTimersByTimeAsync(61_000);
  expect([first.readyState, Line.all.length]).toEqual([3, 2]);
});

test.each([4401, 4403])('shown out with %d: the server is asked who is inside', async (code) => {
  Line.last.end(code);
  await vi.waitFor(() => expect(session.session.value?.state).toBe('signed_out'));
  await vi.advanceTimersByTimeAsync(120_000);
  expect([Line.all.length, isLive.value]).toEqual([1, false]);
});

test('a refused handshake asks by request, which knows why; once', async () => {
  await session.enter(bootstrap('another'));
  for (let attempt = 0; attempt < 3; attempt += 1) {
    Line.last.end(1006);
    await vi.advanceTimersByTimeAsync(4000);
  }
  expect([Line.all.length, asked.mock.calls.length]).toEqual([5, 1]);
});

test('nobody inside, no line', async () => {
  await session.enter({ state: 'signed_out', csrf_token: '' } as never);
  expect(Line.last.readyState).toBe(3);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(Line.all.length).toBe(1);
});
