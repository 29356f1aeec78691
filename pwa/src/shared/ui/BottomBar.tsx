import { nt, t } from '../i18n';
import { href, path } from '../router';
import { Icon } from './Icon';

export interface BarEntry {
  readonly to: string;
  readonly icon: string;
  readonly label: string;
}

/** The main places, always in sight; `badges` says how much waits at each. */
export function BottomBar({ entries, badges }: { entries: readonly BarEntry[]; badges: Readonly<Record<string, number>> }) {
  return (
    <nav class="bottom-bar" aria-label={t('Hauptmenü')}>
      {entries.map(({ to, icon, label }) => {
        const badge = badges[to] ?? 0;
        const isHere = to === '/' ? path.value === '/' : path.value === to || path.value.startsWith(`${to}/`);
        return (
          <a key={to} href={href(to)} aria-current={isHere ? 'page' : undefined}>
            <span class="bar-icon">
              <Icon of={icon} />
              {badge > 0 && <b class="badge" aria-hidden="true">{badge}</b>}
            </span>
            <span>{label}</span>
            {badge > 0 && <span class="for-ears">{nt('{count} neu', '{count} neu', badge)}</span>}
          </a>
        );
      })}
    </nav>
  );
}
