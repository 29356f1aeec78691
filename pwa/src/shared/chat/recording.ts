/** Records a voice message, in the format that most phones can play; the server makes the rest of them able to. */

/** Seconds. */
export const LONGEST = 120;
const BITS_PER_SECOND = 32_000;
const FORMATS = ['audio/mp4', 'audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus'] as const;

export interface Recorded {
  readonly blob: Blob;
  readonly seconds: number;
}

export interface Recording {
  /** Loudness now, 0 to 1. */
  level(): number;
  /** Ends it; the microphone is off afterwards. */
  stop(): Promise<Recorded>;
  /** Throws it away. */
  cancel(): void;
}

/** The person or the phone does not let the app hear. */
export class NoMicrophoneError extends Error {}

/** Whether this phone can record at all. */
export function canRecord(): boolean {
  return typeof MediaRecorder !== 'undefined' && 'mediaDevices' in navigator;
}

/** Begins at once; asks for the microphone the first time. */
export async function record(): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } }).catch(() => Promise.reject(new NoMicrophoneError()));
  const format = FORMATS.find((each) => MediaRecorder.isTypeSupported(each));
  const recorder = new MediaRecorder(stream, { ...(format ? { mimeType: format } : {}), audioBitsPerSecond: BITS_PER_SECOND });
  const pieces: Blob[] = [];
  const started = Date.now();
  const meter = loudness(stream);
  recorder.addEventListener('dataavailable', ({ data }) => data.size > 0 && pieces.push(data));
  const letGo = (): void => {
    meter.close();
    stream.getTracks().forEach((track) => track.stop());
  };
  // In pieces: what was said until a call came in is not lost.
  recorder.start(1000);
  return {
    level: meter.level,
    stop: () => new Promise((resolve) => {
      const seconds = Math.min(LONGEST, Math.max(1, Math.round((Date.now() - started) / 1000)));
      const finish = (): void => {
        letGo();
        resolve({ blob: new Blob(pieces, { type: (recorder.mimeType || format || 'audio/webm').split(';')[0]! }), seconds });
      };
      if (recorder.state === 'inactive') return finish();
      recorder.addEventListener('stop', finish, { once: true });
      recorder.stop();
    }),
    cancel() {
      if (recorder.state !== 'inactive') recorder.stop();
      letGo();
    },
  };
}

/** How loud it is, so that the person sees that the phone hears her. */
function loudness(stream: MediaStream): { level(): number; close(): void } {
  if (typeof AudioContext === 'undefined') return { level: () => 0, close: () => undefined };
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 256;
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Uint8Array(analyser.fftSize);
  return {
    level() {
      analyser.getByteTimeDomainData(wave);
      return Math.min(1, wave.reduce((most, value) => Math.max(most, Math.abs(value - 128)), 0) / 96);
    },
    close: () => void context.close().catch(() => undefined),
  };
}
