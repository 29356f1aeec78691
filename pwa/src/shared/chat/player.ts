/** Plays voice messages: one at a time, at the speed that was chosen last. */
import { type Signal, signal } from '@preact/signals';
import { NetworkError } from '../api';

export const SPEEDS = [1, 1.5] as const;

/** The speed of everything that is played. */
export const speed = signal<number>(1);

export interface Player {
  readonly isPlaying: Signal<boolean>;
  /** Seconds from the beginning. */
  readonly at: Signal<number>;
  readonly error: Signal<unknown>;
  toggle(): void;
  seek(seconds: number): void;
  /** Silence, and nothing is held any more. */
  close(): void;
}

let current: Player | undefined;

/** A player for one sound; `load` is called when somebody wants to hear it. */
export function playerOf(load: () => Promise<Blob>): Player {
  const isPlaying = signal(false);
  const at = signal(0);
  const error = signal<unknown>(null);
  const sound = new Audio();
  let address = '';
  sound.addEventListener('timeupdate', () => (at.value = sound.currentTime));
  sound.addEventListener('pause', () => (isPlaying.value = false));
  sound.addEventListener('ended', () => (at.value = 0));

  async function play(): Promise<void> {
    if (current !== player && current?.isPlaying.value) current.toggle();
    current = player;
    isPlaying.value = true;
    error.value = null;
    try {
      if (address === '') sound.src = address = URL.createObjectURL(await load());
      sound.currentTime = at.value;
      sound.playbackRate = speed.value;
      if (isPlaying.value) await sound.play();
    } catch (reason) {
      isPlaying.value = false;
      error.value = reason;
    }
  }

  const unsubscribe = speed.subscribe((now) => (sound.playbackRate = now));
  const player: Player = {
    isPlaying,
    at,
    error,
    toggle() {
      if (!isPlaying.value) void play();
      else {
        isPlaying.value = false;
        sound.pause();
      }
    },
    seek(seconds) {
      at.value = seconds;
      if (address !== '') sound.currentTime = seconds;
    },
    close() {
      unsubscribe();
      sound.pause();
      if (address !== '') URL.revokeObjectURL(address);
      if (current === player) current = undefined;
    },
  };
  return player;
}

/** The next speed. */
export function turnSpeed(): void {
  speed.value = speed.value === SPEEDS[0] ? SPEEDS[1] : SPEEDS[0];
}

/** A file of a message, from the server. */
export async function fetchFile(attachmentId: string): Promise<Blob> {
  const answer = await fetch(`/api/attachments/${attachmentId}`).catch(() => Promise.reject(new NetworkError()));
  if (!answer.ok) throw new Error(`attachment ${answer.status}`);
  return answer.blob();
}
