import { nt, t } from '../i18n';
import { href, path } from '../router';
import { Icon } from './Icon';

export interface BarEntry {
  readonly to: string;
  readonly icon: string;
  readonly label: string;
  /** What waits there. */
  readonly badge?: number;
}

/** The main places, always in sight. */
export function BottomBar({ entries }: { entries: readonly BarEntry[] }) {
  return (
    <nav class="bottom-bar" aria-label={t('Hauptmenü')}>
      {entries.map(({ to, icon, label, badge = 0 }) => {
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
