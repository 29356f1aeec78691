/** In which voice a message is read: its language is not told, but its letters say enough. */
import { language } from '../i18n';
import { voice, voiceFor } from '../ui/speech';

const ARABIC = /\p{Script=Arabic}/u;
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;

type Script = 'arabic' | 'cyrillic' | 'latin' | 'other';

/** The script of most letters is that of the first. */
export function scriptOf(text: string): Script {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  if (ARABIC.test(first)) return 'arabic';
  if (CYRILLIC.test(first)) return 'cyrillic';
  return LATIN.test(first) ? 'latin' : 'other';
}

/** The page's voice if the text is in its letters; German for other Latin ones; undefined when the phone has none. */
export function voiceOf(text: string): SpeechSynthesisVoice | undefined {
  const script = scriptOf(text);
  if (script === scriptOf(language.value.ownName) && script !== 'latin') return voice.value;
  // The team writes German to somebody who reads another Latin language, unless it says so by its letters.
  if (script === 'latin') return voiceFor('de') ?? voice.value;
  return script === 'arabic' ? voiceFor('ar') : script === 'cyrillic' ? voiceFor('uk') : undefined;
}
