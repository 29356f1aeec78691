/** Words of the inbox: what a message holds in a line, and until when an answer is promised. */
import { clockTime, dayOf, plusDays, shortDate, shortWeekday, t, today } from '../../shared/i18n';
import { isOverdue } from './order';
import type { Conversation, Message } from './shapes';

/** "0:14" */
export function lengthOf(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** The last message in one line. */
export function preview(message: Message): string {
  if (message.unreadable) return t('Diese Nachricht kann nicht gelesen werden.');
  const said = contentOf(message);
  if (message.is_mine) return t('Sie: {text}', { text: said });
  return message.sender.is_team ? t('{name}: {text}', { name: message.sender.name, text: said }) : said;
}

function contentOf({ kind, text, attachment, forwarded }: Message): string {
  const words: Record<Message['kind'], () => string> = {
    text: () => text,
    photo: () => text || t('Foto'),
    document: () => attachment?.name || t('Dokument'),
    voice: () => t('Sprachnachricht {length}', { length: lengthOf(attachment?.duration ?? 0) }),
    forwarded: () => t('Weitergegeben an {name}', { name: forwarded?.to ?? '' }),
  };
  return words[kind]();
}

/** "12:00" today, "Do" this week, else "25.11." */
export function briefMoment(moment: string): string {
  const day = dayOf(moment);
  if (day === today()) return clockTime(moment);
  const near = day > plusDays(today(), -7) && day < plusDays(today(), 7);
  return near ? shortWeekday(moment) : shortDate(moment);
}

/** Until when an answer is promised, and whether that has passed; null when nobody waits. */
export function promise(conversation: Conversation, now: string): { text: string; tone: 'urgent' | 'attention' | 'accent' } | null {
  const { answer_by: by, waiting_since: since } = conversation;
  if (by === null) return since === null ? null : { text: t('wartet'), tone: 'attention' };
  if (isOverdue(conversation, now)) return { text: t('überfällig'), tone: 'urgent' };
  return { text: t('bis {when}', { when: briefMoment(by) }), tone: dayOf(by) === today() ? 'attention' : 'accent' };
}

/** "AH": the first letters of the first and the last name. */
export function initialsOf(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  return [first, rest.at(-1) ?? ''].map((word) => [...word][0] ?? '').join('').toUpperCase();
}
