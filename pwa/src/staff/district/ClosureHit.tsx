/** How many appointments a closure would fall on. A number: whose they are the office never learns. */
import { useEffect, useMemo } from 'preact/hooks';
import { get } from '../../shared/api';
import { nt, t } from '../../shared/i18n';
import { LoadError } from '../../shared/ui';
import { remote } from '../parts/remote';

export function ClosureHit({ on, place }: { on: string; place: string }) {
  const hit = useMemo(() => remote(() => get<{ appointments: number }>('/staff/closures/hit', { query: { on, place } })), [on, place]);
  useEffect(() => void hit.load(), [hit]);
  if (hit.error.value !== null) return <LoadError error={hit.error.value} retry={() => void hit.load()} />;
  const count = hit.data.value?.appointments;
  return <div role="status" class={count ? 'note walk-in' : 'note away'}>{sentence(count)}</div>;
}

function sentence(count: number | undefined): string {
  if (count === undefined) return t('Wir zählen die Termine …');
  if (count === 0) return t('An diesem Tag steht dort kein Termin.');
  return nt('An diesem Tag steht dort {count} Termin. Die Beraterin oder der Berater muss ihn absagen oder verschieben.', 'An diesem Tag stehen dort {count} Termine. Die Berater/innen müssen sie absagen oder verschieben.', count);
}
