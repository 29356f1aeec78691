/** The main places, always in sight: at the side of a desk, at the bottom of a phone. */
import { useEffect } from 'preact/hooks';
import user from 'lucide:circle-user-round';
import type { Role } from '../../shared/api';
import { nt, t } from '../../shared/i18n';
import { href, path } from '../../shared/router';
import { Icon } from '../../shared/ui';
import { startInbox } from '../inbox/store';
import { type DeskPlace, isIn, placesOf } from './places';

export function SideBar({ role, name, team }: { role: Role; name: string; team: string }) {
  const account: DeskPlace = { to: '/account', icon: user, label: t('Konto') };
  useEffect(() => {
    if (role === 'social_worker') startInbox();
  }, [role]);
  return (
    <header class="side">
      <p class="brand"><bdi>Lotse</bdi></p>
      <nav aria-label={t('Hauptmenü')}>
        {placesOf(role).map((place) => <Entry key={place.to} place={place} />)}
        <Entry place={account}>
          <span class="who"><bdi>{name}</bdi><small dir="auto">{team}</small></span>
        </Entry>
      </nav>
    </header>
  );
}

function Entry({ place, children }: { place: DeskPlace; children?: preact.ComponentChildren }) {
  return (
    <a class={children ? 'side-entry account' : 'side-entry'} href={href(place.to)} aria-current={isIn(place, path.value) ? 'page' : undefined}>
      <span class="side-icon"><Icon of={place.icon} size={20} /></span>
      <span class={children ? 'side-word' : place.short ? 'long-word' : undefined}>{place.label}</span>
      {place.short && <span class="short-word" aria-hidden="true">{place.short}</span>}
      {place.count ? <span class="count"><span aria-hidden="true">{place.count}</span><span class="for-ears">{nt('{count} ungelesen', '{count} ungelesen', place.count)}</span></span> : null}
      {children}
    </a>
  );
}
