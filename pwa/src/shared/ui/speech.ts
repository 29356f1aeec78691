/** Reading aloud with the phone's own voices, sentence by sentence: long texts stop in the middle on many phones. */
import { computed, signal } from '@preact/signals';
import { language } from '../i18n';
import { session } from '../session';

/** A dot behind a number ends no sentence: 27.11. */
const SENTENCE = /(?:\d\.|[^.!?؟۔።\n])+[.!?؟۔።\n]*/g;
/** Marks for the eye's order of words: some voices read them out. */
const ISOLATES = /[\u2066-\u2069]/g;

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

/** A voice for a language's speech tag, as far as the phone has one; on the phone itself before one from the net. */
export function voiceFor(speech: string): SpeechSynthesisVoice | undefined {
  if (!speech) return undefined;
  const fitting = voices.value.filter(({ lang }) => lang.replace('_', '-').split('-')[0] === speech);
  return fitting.find((candidate) => candidate.localService) ?? fitting[0];
}

/** The voice for the page's language; undefined where the phone has none, which is so for several of ours. */
export const voice = computed(() => voiceFor(language.value.speech));

/** Number of the reading that is going on; 0 is silence. */
export const reading = computed(() => current.value);

/** Reads a text; whatever was being read ends. Gives the number of this reading. */
export function speak(text: string, as: SpeechSynthesisVoice | undefined = voice.value): number {
  hush();
  const sentences = (text.replace(ISOLATES, '').match(SENTENCE) ?? []).map((part) => part.trim()).filter(Boolean);
  turn += 1;
  current.value = turn;
  next(sentences, turn, as);
  return turn;
}

/** Silence. */
export function hush(): void {
  current.value = 0;
  engine?.cancel();
}

function next(sentences: readonly string[], mine: number, as: SpeechSynthesisVoice | undefined): void {
  const [sentence, ...rest] = sentences;
  if (current.value !== mine) return;
  if (sentence === undefined || !engine || !as) {
    current.value = 0;
    return;
  }
  const utterance = new SpeechSynthesisUtterance(sentence);
  utterance.voice = as;
  utterance.lang = as.lang;
  utterance.rate = 0.9;
  utterance.addEventListener('end', () => next(rest, mine, as));
  utterance.addEventListener('error', () => {
    if (current.value === mine) current.value = 0;
  });
  engine.speak(utterance);
}

const BY_ITSELF = 'lotse.read-aloud';

function chosenBefore(): string {
  try {
    return localStorage.getItem(BY_ITSELF) ?? '';
  } catch {
    return '';
  }
}

const byItself = signal(chosenBefore());

/** Whether each screen is read aloud when it opens: as chosen on this phone, else as the person prefers. */
export const readsByItself = computed(() => (byItself.value === '' ? (session.value?.viewer?.prefers_audio ?? false) : byItself.value === 'yes'));

/** Chooses that for this phone. */
export function setReadsByItself(on: boolean): void {
  byItself.value = on ? 'yes' : 'no';
  if (!on) hush();
  try {
    localStorage.setItem(BY_ITSELF, byItself.value);
  } catch {
    // Storage is blocked: it holds as long as the page.
  }
}
