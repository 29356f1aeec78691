/** Brings a file to the server. The same key brings it there once, however often it is tried. */
import { ApiError } from '../api';
import { bringToken, csrfToken, read, withLimit } from '../api/client';
import { language } from '../i18n';
import type { Attachment } from './shapes';

/** A slow house network carries about so many bytes a second; below that it is no network. */
const SLOWEST = 8_000;
const AT_LEAST = 20_000;
/** Letters, the last ones: there the ending stands. */
const LONGEST_NAME = 80;

export type FileKind = 'photo' | 'document' | 'voice';

export interface Upload {
  readonly conversationId: string;
  readonly key: string;
  readonly kind: FileKind;
  readonly blob: Blob;
  readonly name: string;
}

/** The file as the server keeps it. */
export async function upload(file: Upload): Promise<Attachment> {
  if (csrfToken.value === '') await bringToken.current();
  try {
    return await put(file);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'csrf_failed') throw error;
    await bringToken.current();
    return put(file);
  }
}

async function put({ conversationId, key, kind, blob, name }: Upload): Promise<Attachment> {
  const headers = {
    'Accept-Language': language.value.code,
    'X-CSRFToken': csrfToken.value,
    'Content-Type': blob.type || 'application/octet-stream',
    // A name may hold anything; a header may not, and an address is written into logs.
    'X-File-Name': encodeURIComponent([...name].slice(-LONGEST_NAME).join('')),
  };
  const limit = AT_LEAST + (blob.size / SLOWEST) * 1000;
  const address = `/api/conversations/${conversationId}/attachments/${key}?kind=${kind}`;
  return read<Attachment>(await withLimit((signal) => fetch(address, { method: 'PUT', headers, body: blob, signal }), limit));
}
