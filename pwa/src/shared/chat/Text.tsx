import { linesOf, type TextPart } from './text_parts';

/** A text that somebody wrote: each line in its own direction, links that lead where they say, phone numbers to call, numbers in one piece. */
export function Text({ text }: { text: string }) {
  return <>{linesOf(text).map((parts, index) => <p key={index} dir="auto" class="chat-line">{parts.map(partOf)}</p>)}</>;
}

function partOf({ kind, text }: TextPart, index: number) {
  if (kind === 'words') return text;
  if (kind === 'number') return <bdi key={index} dir="ltr">{text}</bdi>;
  if (kind === 'phone') return <bdi key={index} dir="ltr"><a class="chat-link" href={`tel:${text.replace(/[^\d+]/g, '')}`}>{text}</a></bdi>;
  return <a key={index} class="chat-link" href={text} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">{text}</a>;
}
