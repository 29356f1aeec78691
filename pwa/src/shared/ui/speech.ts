/** Reading aloud with the phone's own voices, sentence by sentence: long texts stop in the middle on many phones. */
import { computed, signal } from '@preact/signals';
import { language } from '../i18n';

const SENTENCE = /[^.!?؟۔።\n]+[.!?؟۔።\n]*/g;

const engine: SpeechSynthesis | undefined = globalThis.speechSynthesis;
const voices = signal<readonly SpeechSynthesisVoice[]>([]);
const current = signal(0);
let turn = 0;

function findVoices(): void {
  voices.value = engine?.getVoices() ?? [];
}

if (engine) {
  findVoices();
  // Empty until the phone has looked for them.
  engine.addEventListener?.('voiceschanged', findVoices);
}

/** The voice for the page's language; undefined where the phone has none, which is so for several of ours. */
export const voice = computed(() => {
  const { speech } = language.value;
  if (!speech) return undefined;
  const fitting = voices.value.filter(({ lang }) => lang.replace('_', '-').split('-')[0] === speech);
  return fitting.find((candidate) => candidate.localService) ?? fitting[0];
});

/** Number of the reading that is going on; 0 is silence. */
export const reading = computed(() => current.value);

/** Reads a text; whatever was being read ends. Gives the number of this reading. */
export function speak(text: string): number {
  hush();
  const sentences = (text.match(SENTENCE) ?? []).map((part) => part.trim()).filter(Boolean);
  turn += 1;
  current.value = turn;
  next(sentences, turn);
  return turn;
}

/** Silence. */
export function hush(): void {
  current.value = 0;
  engine?.cancel();
}

function next(sentences: readonly string[], mine: number): void {
  const [sentence, ...rest] = sentences;
  if (current.value !== mine) return;
  if (sentence === undefined || !engine || !voice.value) {
    current.value = 0;
    return;
  }
  const utterance = new SpeechSynthesisUtterance(sentence);
  utterance.voice = voice.value;
  utterance.lang = voice.value.lang;
  utterance.rate = 0.9;
  utterance.addEventListener('end', () => next(rest, mine));
  utterance.addEventListener('error', () => {
    if (current.value === mine) current.value = 0;
  });
  engine.speak(utterance);
}
