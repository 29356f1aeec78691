import type { ComponentChildren } from 'preact';
import chevronRight from 'lucide:chevron-right';
import { isolate } from '../i18n';
import { href } from '../router';
import { Icon } from './Icon';

export type Tone = 'plain' | 'urgent' | 'attention' | 'done' | 'accent';

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

/** Progress through the steps of one thing. */
export function Steps({ at, of, label }: { at: number; of: number; label: string }) {
  return (
    <div class="steps" role="progressbar" aria-valuemin={1} aria-valuemax={of} aria-valuenow={at} aria-label={label} aria-valuetext={`${isolate(at)} / ${isolate(of)}`}>
      {Array.from({ length: of }, (_, index) => <span key={index} class={index < at ? 'passed' : ''} />)}
    </div>
  );
}
