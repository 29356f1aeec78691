/**
 * The document brings only the sentences that it shows itself; the others come with the first screen that is fetched.
 * The build lets every import() wait for them (tools/bundle.ts), so no screen has to think of it.
 */
import { catalogue, type Catalogue } from './catalogue';

let coming: Promise<void> | undefined;

/** What is on its way together with the sentences that it needs. */
export async function withSentences<T>(fetched: Promise<T>): Promise<T> {
  const [part] = await Promise.all([fetched, wholeCatalogue()]);
  return part;
}

function wholeCatalogue(): Promise<void> {
  if (isWhole()) return Promise.resolve();
  coming ??= fetchWhole().finally(() => (coming = undefined));
  return coming;
}

async function fetchWhole(): Promise<void> {
  const part = catalogue.value;
  const answer = await fetch(part.later ?? '');
  if (!answer.ok) throw new Error(String(answer.status));
  const { messages, dates } = (await answer.json()) as Catalogue;
  // A switch of the language meanwhile has brought a whole one.
  if (!isWhole()) catalogue.value = { language: part.language, messages: [...part.messages, ...messages], dates: dates! };
}

function isWhole(): boolean {
  return catalogue.value.later === undefined;
}
