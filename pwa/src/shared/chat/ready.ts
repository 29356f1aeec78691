/** What is about to be sent: made ready on the phone, then written down in the outbox. */
import { sentenceOf } from '../api';
import { t } from '../i18n';
import { NoRoomError, type Unsent, type UnsentFile, type Writing } from './outbox';
import { shrunk, UnreadablePhotoError } from './photo';
import { NoMicrophoneError, type Recorded } from './recording';
import { sendUnwritten, submit } from './sending';
import type { FileKind } from './upload';

export const LONGEST_TEXT = 4000;
const LARGEST_FILE = 10_000_000;

export interface Ready {
  readonly kind: FileKind;
  readonly file: UnsentFile;
}

/** What was chosen cannot be sent; the sentence says why. */
class NotSendableError extends Error {}

/** A photo, made small. */
export async function readyPhoto(file: File): Promise<Ready> {
  return { kind: 'photo', file: { blob: await shrunk(file), name: 'foto.jpg' } };
}

/** A document as it is. */
export async function readyPdf(file: File): Promise<Ready> {
  if (file.type !== 'application/pdf') throw new NotSendableError(t('Das ist keine PDF-Datei.'));
  if (file.size > LARGEST_FILE) throw new NotSendableError(t('Die Datei ist zu groß. Höchstens 10 MB.'));
  return { kind: 'document', file: { blob: file, name: file.name } };
}

export function readyVoice({ blob, seconds }: Recorded): Ready {
  return { kind: 'voice', file: { blob, name: blob.type === 'audio/mp4' ? 'ton.m4a' : 'ton.webm', seconds } };
}

/** The message that the full phone could not write down keeps its key for the next try. */
let unwritten: Unsent | undefined;

/** Sends a text, with a file or without; `done` as soon as it is safe. Rejects when it is not: then everything stays where it is. */
export async function sendWriting(conversationId: string, text: string, ready: Ready | null, done: () => void): Promise<void> {
  const trimmed = text.trim();
  if (text.length > LONGEST_TEXT || (trimmed === '' && !ready)) return;
  const what = ready ? { kind: ready.kind, file: ready.file } : { kind: 'text' as const };
  await writeOrSend({ conversationId, text: trimmed, ...what });
  unwritten = undefined;
  done();
}

/** What cannot wait on a full phone perhaps need not wait. */
async function writeOrSend(writing: Writing): Promise<void> {
  const isSame = unwritten?.text === writing.text && unwritten.file === writing.file;
  try {
    await submit(writing, isSame ? unwritten?.key : undefined);
  } catch (error) {
    if (!(error instanceof NoRoomError)) throw error;
    unwritten = error.entry;
    await sendUnwritten(error.entry).catch(() => Promise.reject(error));
  }
}

/** The sentence for whatever went wrong while something was made ready. */
export function problemOf(error: unknown): string {
  if (error instanceof NoRoomError) return t('Das Telefon ist voll und die Nachricht kann nicht warten. Der Text bleibt hier stehen.');
  if (error instanceof UnreadablePhotoError) return t('Dieses Bild kann die App nicht lesen.');
  if (error instanceof NoMicrophoneError) return t('Die App darf nicht zuhören. Erlauben Sie das Mikrofon in den Einstellungen.');
  return error instanceof NotSendableError ? error.message : sentenceOf(error);
}
