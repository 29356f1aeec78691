import type { ComponentChildren } from 'preact';
import clock from 'lucide:clock';
import idCard from 'lucide:id-card';
import keyboard from 'lucide:keyboard';
import refresh from 'lucide:refresh-cw';
import wifiOff from 'lucide:wifi-off';
import { ApiError, NetworkError, sentenceOf } from '../../shared/api';
import { t } from '../../shared/i18n';
import { EmptyState, PlainButton, PrimaryButton, Screen } from '../../shared/ui';
import { cardWords, checkCard, forgetCard } from './card';

/** The card does not open the door: why, and the one way on. */
export function CardProblem({ error }: { error: unknown }) {
  const code = error instanceof ApiError ? error.code : '';
  if (error instanceof NetworkError) {
    return <Problem icon={wifiOff} action={<TryAgain />}>{t('Kein Netz. Ihre Karte gilt weiter. Versuchen Sie es noch einmal.')}</Problem>;
  }
  if (code === 'too_many_attempts') {
    return <Problem icon={clock} action={<TryAgain />}>{t('Zu viele falsche Codes. Bitte warten Sie ein paar Minuten.')}</Problem>;
  }
  if (code === 'card_unknown' || code === 'invalid_input') {
    return <Problem icon={keyboard} action={<PrimaryButton icon={keyboard} onPress={forgetCard}>{t('Code noch einmal eingeben')}</PrimaryButton>}>{sentenceOf(error)}</Problem>;
  }
  if (['card_used', 'card_expired', 'card_revoked'].includes(code)) {
    return <Problem icon={idCard} action={<PlainButton icon={keyboard} onPress={forgetCard}>{t('Ich habe eine neue Karte')}</PlainButton>}>{sentenceOf(error)}</Problem>;
  }
  return <Problem icon={refresh} action={<TryAgain />}>{sentenceOf(error)}</Problem>;
}

function Problem({ icon, children, action }: { icon: string; children: ComponentChildren; action: ComponentChildren }) {
  return (
    <Screen title={t('Die Karte geht gerade nicht')} backTo="/">
      <div role="alert"><EmptyState icon={icon} action={action}>{children}</EmptyState></div>
    </Screen>
  );
}

function TryAgain() {
  const again = (): void => {
    if (cardWords.value) void checkCard(cardWords.value);
  };
  return <PrimaryButton icon={refresh} onPress={again}>{t('Noch einmal versuchen')}</PrimaryButton>;
}
