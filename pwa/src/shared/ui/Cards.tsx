import type { ComponentChildren } from 'preact';
import chevronRight from 'lucide:chevron-right';
import { germanShortWeekday, isolate, local, shortMonth, shortWeekday, solarDate, wholeTime } from '../i18n';
import { href } from '../router';
import { Icon } from './Icon';

type Tone = 'plain' | 'urgent' | 'attention' | 'done' | 'accent';

/** A thing on the screen. With `to` or `onPress` the whole card leads on. */
export function Card({ children, tone = 'plain', to, onPress, label }: { children: ComponentChildren; tone?: Tone; to?: string; onPress?: () => void; label?: string }) {
  if (to !== undefined) return <a class={`card leads ${tone}`} href={href(to)} aria-label={label}>{children}</a>;
  if (onPress) return <button type="button" class={`card leads ${tone}`} aria-label={label} onClick={onPress}>{children}</button>;
  return <section class={`card ${tone}`} aria-label={label}>{children}</section>;
}

/** A line in a list: icon, words, arrow. */
export function Row({ icon, title, text, to, onPress, end, tone = 'plain' }: { icon?: string; title: ComponentChildren; text?: ComponentChildren; to?: string; onPress?: () => void; end?: ComponentChildren; tone?: Tone }) {
  const leads = to !== undefined || onPress !== undefined;
  return (
    <Card tone={tone} {...(to === undefined ? {} : { to })} {...(onPress ? { onPress } : {})}>
      <span class="row">
        {icon && <span class="row-icon"><Icon of={icon} /></span>}
        <span class="grow"><strong>{title}</strong>{text && <span class="muted block">{text}</span>}</span>
        {end}
        {leads && <Icon of={chevronRight} size={20} turns />}
      </span>
    </Card>
  );
}

/** A topic or another choice with a big icon and a word. */
export function ChoiceTile({ icon, children, to, onPress }: { icon: string; children: ComponentChildren; to?: string; onPress?: () => void }) {
  const inside = <><span class="tile-icon"><Icon of={icon} size={28} /></span><strong>{children}</strong></>;
  if (to !== undefined) return <a class="card leads tile" href={href(to)}>{inside}</a>;
  return <button type="button" class="card leads tile" onClick={onPress}>{inside}</button>;
}

/** Weekday, day and month, as on a tear-off calendar. */
export function DateTile({ moment }: { moment: string }) {
  const german = germanShortWeekday(moment);
  return (
    <time class="date-tile" dateTime={moment} aria-label={`${wholeTime(moment)} ${solarDate(moment)}`}>
      <span>{shortWeekday(moment)}</span>
      <strong>{local(moment).day}</strong>
      <span>{shortMonth(moment)}</span>
      {german && <small lang="de">{german}</small>}
    </time>
  );
}

/** Somebody: initials, name, role, where and when. */
export function PersonRow({ name, initials, role, where, end }: { name: string; initials: string; role?: string | undefined; where?: string | undefined; end?: ComponentChildren }) {
  return (
    <div class="row person">
      <span class="initials" aria-hidden="true"><bdi>{initials}</bdi></span>
      <span class="grow">
        <strong><bdi>{name}</bdi></strong>
        {role && <span class="muted block">{role}</span>}
        {where && <span class="muted block" dir="auto">{where}</span>}
      </span>
      {end}
    </div>
  );
}

/** A small fact: papers to bring, an interpreter, a state. */
export function Chip({ icon, children, tone = 'accent' }: { icon?: string; children: ComponentChildren; tone?: Tone }) {
  return <span class={`chip ${tone}`}>{icon && <Icon of={icon} size={16} />}<span>{children}</span></span>;
}

/** Progress through the steps of one thing. */
export function Steps({ at, of, label }: { at: number; of: number; label: string }) {
  return (
    <div class="steps" role="progressbar" aria-valuemin={1} aria-valuemax={of} aria-valuenow={at} aria-label={label} aria-valuetext={`${isolate(at)} / ${isolate(of)}`}>
      {Array.from({ length: of }, (_, index) => <span key={index} class={index < at ? 'passed' : ''} />)}
    </div>
  );
}
