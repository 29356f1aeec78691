/** What a new card ends: said before it is made. */
import clock from 'lucide:clock';
import idCard from 'lucide:id-card';
import lock from 'lucide:lock-keyhole';
import smartphone from 'lucide:smartphone';
import type { ComponentChildren } from 'preact';
import { t } from '../../shared/i18n';
import { Icon } from '../../shared/ui';
import type { Inhabitant } from '../shapes';

export function Consequences({ state }: { state: Inhabitant['card']['state'] | null }) {
  return (
    <ul class="consequences">
      {state !== 'none' && <Point icon={idCard}>{t('Die alte Karte geht dann nicht mehr. Ein zweiter Druck der alten Karte ist nicht möglich.')}</Point>}
      {state !== 'none' && <Point icon={smartphone}>{t('Neues Handy? Nach dem Einrichten geht die App auf dem alten Handy nicht mehr.')}</Point>}
      {state !== null && <Point icon={lock}>{t('Wer schon eine PIN hat, braucht sie. PIN vergessen? Dann macht die Beratung die Karte.')}</Point>}
      <Point icon={clock}>{t('Die Karte gilt 14 Tage und nur ein Mal.')}</Point>
    </ul>
  );
}

function Point({ icon, children }: { icon: string; children: ComponentChildren }) {
  return <li><Icon of={icon} size={20} /><span>{children}</span></li>;
}
