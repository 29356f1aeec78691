/** The code printed on a card: twelve signs of Crockford's alphabet, shown as XXXX-XXXX-XXXX. */

const SIGNS = /^[0-9A-HJKMNP-TV-Z]{12}$/;
export const CODE_LENGTH = 12;

/** Signs that look like others on paper, and the ones that a Ukrainian or Russian keyboard types for the same shape. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: '0', I: '1', L: '1',
  А: 'A', В: 'B', Е: 'E', К: 'K', М: 'M', Н: 'H', О: '0', Р: 'P', С: 'C', Т: 'T', Х: 'X', У: 'Y', І: '1',
};
/** Where the digits of Arabic and of Persian keyboards begin. */
const OTHER_DIGITS = [0x660, 0x6f0];

/** The signs of what somebody typed, as far as they can belong to a code; spaces and dashes fall away. */
export function codeSigns(typed: string): string {
  return [...typed.toUpperCase()].map(sign).join('').slice(0, CODE_LENGTH);
}

/** The code in groups of four, as it is printed. */
export function grouped(typed: string): string {
  return codeSigns(typed).match(/.{1,4}/g)?.join('-') ?? '';
}

/** Whether this can be a code at all. */
export function isWholeCode(typed: string): boolean {
  return SIGNS.test(codeSigns(typed));
}

function sign(typed: string): string {
  const point = typed.codePointAt(0) ?? 0;
  for (const zero of OTHER_DIGITS) if (point >= zero && point <= zero + 9) return String(point - zero);
  const latin = LOOK_ALIKES[typed] ?? typed;
  return /^[0-9A-Z]$/.test(latin) ? latin : '';
}
