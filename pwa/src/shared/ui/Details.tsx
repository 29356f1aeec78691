/** What stands on a card: a day, a person, a fact. */
import type { ComponentChildren } from 'preact';
import { germanShortWeekday, local, shortMonth, shortWeekday, solarDate, wholeTime } from '../i18n';
import type { Tone } from './Cards';
import { Icon } from './Icon';

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
