/** A phrase put into a text at the place of the cursor, with a blank where two words would touch. */
export function inserted(text: string, phrase: string, at: number): string {
  const [before, after] = [text.slice(0, at), text.slice(at)];
  const blank = (left: string, right: string): string => (/\S$/.test(left) && /^\S/.test(right) ? ' ' : '');
  return before + blank(before, phrase) + phrase + blank(phrase, after) + after;
}
