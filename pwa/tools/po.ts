/** Reads gettext PO files: just what the app's catalogues use. */

export interface Entry {
  readonly context: string;
  readonly id: string;
  readonly plural: string;
  /** One text, or one per plural form; empty where nothing is translated yet. */
  readonly texts: readonly string[];
  readonly flags: readonly string[];
}

const LINE = /^(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d)\])?)?\s*"(.*)"$/;
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', '"': '"', '\\': '\\' };

/** The key under which a message is found: context and German text. */
export function keyOf(context: string, id: string): string {
  return context === '' ? id : `${context}\u0004${id}`;
}

/** All living entries of a PO file by key; the header is left out. */
export function readPo(source: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const block of source.split(/\n\s*\n/)) {
    const entry = readEntry(block);
    if (entry && entry.id !== '') entries.set(keyOf(entry.context, entry.id), entry);
  }
  return entries;
}

function readEntry(block: string): Entry | null {
  const fields: Record<string, string> = {};
  const flags: string[] = [];
  let field = '';
  for (const line of block.split('\n')) {
    if (line.startsWith('#,')) flags.push(...line.slice(2).split(',').map((flag) => flag.trim()));
    const match = LINE.exec(line);
    if (!match) continue;
    if (match[1]) field = match[1];
    fields[field] = (fields[field] ?? '') + (match[3] ?? '').replace(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign);
  }
  if (fields['msgid'] === undefined) return null;
  const forms = Object.keys(fields).filter((name) => name.startsWith('msgstr')).sort();
  return {
    context: fields['msgctxt'] ?? '',
    id: fields['msgid'],
    plural: fields['msgid_plural'] ?? '',
    texts: forms.map((name) => fields[name] ?? ''),
    flags,
  };
}
