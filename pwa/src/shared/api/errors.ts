/** What can go wrong between the phone and the server, as sentences for people. */
import { t } from '../i18n';

/** The server said no, with a code for the program and a sentence in the person's language. */
export class ApiError extends Error {
  // Declared, not defined: old browsers would get four helpers for it, in the first document.
  declare readonly code: string;
  declare readonly status: number;
  /** Everything else in the answer: fresh slots, tries left, the present version. */
  declare readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    super(typeof body['message'] === 'string' ? body['message'] : t('Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.'));
    this.name = 'ApiError';
    this.status = status;
    this.code = typeof body['code'] === 'string' ? body['code'] : `http_${status}`;
    this.extra = body;
  }

  /** The sentence for one field of a form (code invalid_input), or empty. */
  field(name: string): string {
    const fields = this.extra['fields'] as { field: string; message: string }[] | undefined;
    return fields?.find((entry) => entry.field === name)?.message ?? '';
  }
}

/** No answer: no network, or the server took too long. Whether it did the work is not known. */
export class NetworkError extends Error {
  constructor() {
    super(t('Keine Verbindung zum Internet. Bitte versuchen Sie es später noch einmal.'));
    this.name = 'NetworkError';
  }
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiError || error instanceof NetworkError) return error.message;
  return t('Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.');
}
