/** Whether every word of a search begins a word of one of the texts; small and big letters and accents do not matter. */
export function matches(q: string, ...texts: readonly string[]): boolean {
  const all = ` ${plain(texts.join(' '))}`;
  return plain(q).split(/\s+/).filter(Boolean).every((word) => all.includes(` ${word}`));
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
}
