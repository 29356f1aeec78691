/**
 * The live line: while somebody is inside and looks at the screen, the server says at once what is new. It only brings
 * news sooner. What it does not bring is found by its heartbeat, by the fetch at every return, and by looking each minute.
 */
import { computed, effect } from '@preact/signals';
import type { Bootstrap } from '../api';
import type { EventEntry } from '../api/shapes';
import { language } from '../i18n';
import { entered, refreshSession } from '../session';
import { catchUp, isLive, place, receive } from './log';

/** The server says who it is every 25 seconds; silence for longer means that the line is dead without saying so. */
const SILENCE = 60_000;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30_000;
/** A page that nobody looks at keeps its line for a moment, not for the night. */
const UNSEEN = 60_000;
/** The server takes one a second. */
const ACK_PAUSE = 1500;
const SIGNED_OUT = 4401;
const NOT_ALLOWED = 4403;
const OVERLOADED = 1013;
/** So many doublings lead to the longest pause. */
const MANY_TRIES = 5;

interface Head {
  readonly kind: 'head';
  readonly epoch: string;
  readonly head: number;
}

interface Told {
  readonly kind: 'event';
  readonly epoch: string;
  readonly event: EventEntry;
}

let socket: WebSocket | undefined;
let tries = 0;
let acked = 0;
let later: ReturnType<typeof setTimeout> | undefined;
let silence: ReturnType<typeof setTimeout> | undefined;
let unseen: ReturnType<typeof setTimeout> | undefined;
let acking: ReturnType<typeof setTimeout> | undefined;

/** Holds the line from now on, whenever it makes sense. */
export function holdLine(): void {
  document.addEventListener('visibilitychange', onSight);
  addEventListener('pageshow', connect);
  addEventListener('online', connect);
  addEventListener('pagehide', hangUp);
  const whoAndHow = computed(() => entered.value && `${viewerOf(entered.value)} ${language.value.code}`);
  effect(() => {
    hangUp();
    tries = 0;
    if (whoAndHow.value) connect();
  });
}

function viewerOf({ viewer }: Bootstrap): string {
  return viewer && 'id' in viewer ? viewer.id : '';
}

function onSight(): void {
  clearTimeout(unseen);
  if (document.visibilityState === 'visible') connect();
  else unseen = setTimeout(hangUp, UNSEEN);
}

function connect(): void {
  const at = place();
  if (socket || !entered.value || document.visibilityState !== 'visible' || !navigator.onLine) return;
  clearTimeout(later);
  if (!at) return again(); // The place in the log is still being looked up.
  const query = new URLSearchParams({ epoch: at.epoch, after: String(at.seq), language: language.value.code });
  const address = new URL(`/api/socket?${query}`, location.href);
  address.protocol = address.protocol.replace('http', 'ws');
  try {
    listen(new WebSocket(address));
  } catch {
    again(); // A browser that allows no sockets looks each minute.
  }
}

function listen(line: WebSocket): void {
  socket = line;
  let wasOpen = false;
  line.addEventListener('open', () => {
    if (line !== socket) return;
    wasOpen = isLive.value = true;
    stayAlert(line);
  });
  line.addEventListener('message', ({ data }) => {
    if (line !== socket) return;
    tries = 0;
    stayAlert(line);
    hear(JSON.parse(String(data)) as Head | Told);
  });
  line.addEventListener('close', ({ code }) => {
    if (line !== socket) return;
    forget();
    if (code === SIGNED_OUT || code === NOT_ALLOWED) void refreshSession();
    // A refused handshake does not say why; the answer to a request does.
    else if (!wasOpen && tries === 0) void catchUp();
    // It was let in, told something and shown out: coming back at once would fill the house all the more.
    if (code === OVERLOADED) tries = MANY_TRIES;
    again();
  });
}

function hear(told: Head | Told): void {
  const at = place();
  if (!at) return;
  if (told.epoch !== at.epoch) void catchUp();
  else if (told.kind === 'event') void receive(told.event);
  else if (told.head > at.seq) void catchUp();
  acking ??= setTimeout(acknowledge, ACK_PAUSE);
}

/** The server need not push to this phone what it has applied. */
function acknowledge(): void {
  acking = undefined;
  const seq = place()?.seq ?? 0;
  if (socket?.readyState !== WebSocket.OPEN || seq <= acked) return;
  acked = seq;
  socket.send(JSON.stringify({ ack: seq }));
}

function stayAlert(line: WebSocket): void {
  clearTimeout(silence);
  silence = setTimeout(() => {
    if (line !== socket) return;
    hangUp();
    connect();
  }, SILENCE);
}

/** Tries anew after a random while: after a restart of the server not everybody comes in the same moment. */
function again(): void {
  clearTimeout(later);
  later = setTimeout(connect, Math.random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries));
  tries += 1;
}

function hangUp(): void {
  const line = socket;
  forget();
  clearTimeout(later);
  line?.close();
}

function forget(): void {
  socket = undefined;
  isLive.value = false;
  acked = 0;
  clearTimeout(silence);
}
