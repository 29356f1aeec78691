/** The finished card: print it now, it is not shown again. */
import printer from 'lucide:printer';
import { t } from '../../shared/i18n';
import { cardHolder } from '../people/chosen';
import { navigate } from '../../shared/router';
import { PlainButton, PrimaryButton } from '../../shared/ui';
import { useHalfFilled } from '../parts/useHalfFilled';
import { Page } from '../frame/Page';
import type { Card } from '../shapes';
import { Sheet } from './Sheet';

export function CardResult({ card, backTo }: { card: Card; backTo: string }) {
  useHalfFilled('card');
  const done = (): void => {
    cardHolder.value = null;
    navigate(backTo, { replace: true });
  };
  return (
    <Page
      title={t('Karte für {name}', { name: card.resident_name })}
      actions={<><PlainButton onPress={done}>{t('Fertig')}</PlainButton><PrimaryButton icon={printer} onPress={() => print()}>{t('Drucken')}</PrimaryButton></>}
    >
      <p class="note walk-in not-printed">{t('Drucken Sie die Karte jetzt. Später kann man sie nicht mehr sehen.')}</p>
      <Sheet card={card} />
    </Page>
  );
}
