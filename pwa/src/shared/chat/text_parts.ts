/** People's own texts, cut into what is shown differently: links, phone numbers, and numbers that must not be torn apart. */

export interface TextPart {
  readonly kind: 'words' | 'link' | 'phone' | 'number';
  readonly text: string;
}

/** Direction marks of the writer could turn round what stands beside them, or disguise a link. */
const DIRECTION_MARKS = /[\u202a-\u202e\u2066-\u2069]/g;
/** An address, without the stop or bracket that ends the sentence; or a date, time, phone number: +49 7141 144-0. */
const SPECIAL = /(?<link>https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]}'،؛؟])|(?<number>\+?\d[\d ./:()-]*\d)/giu;

/** Each line by itself: in a text of two languages each line has its own direction. */
export function linesOf(text: string): TextPart[][] {
  return text.replace(DIRECTION_MARKS, '').split(/\r?\n/).map(partsOf);
}

function partsOf(line: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index, groups } of line.matchAll(SPECIAL)) {
    if (index > end) parts.push({ kind: 'words', text: line.slice(end, index) });
    parts.push({ kind: groups?.['link'] && isSafe(found) ? 'link' : isPhone(found, line[index - 1]) ? 'phone' : 'number', text: found });
    end = index + found.length;
  }
  if (end < line.length) parts.push({ kind: 'words', text: line.slice(end) });
  return parts;
}

/** With a zero or plus in front and as many digits as phone numbers have; no date, no time, no end of an account number. */
function isPhone(number: string, before = ''): boolean {
  return /^(?:\+|0(?!\d?[./]))(?:[ /()-]*\d){6,14}$/.test(number) && !/[\p{L}\d]/u.test(before);
}

/** Where a link leads stands on it. One with a name and password in front pretends to lead elsewhere. */
function isSafe(address: string): boolean {
  try {
    const { protocol, username, hostname } = new URL(address);
    return /^https?:$/.test(protocol) && username === '' && hostname.includes('.');
  } catch {
    return false;
  }
}
