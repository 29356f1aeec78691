import { useState } from 'preact/hooks';
import { ApiError } from '../../shared/api';
import { t } from '../../shared/i18n';
import { navigate } from '../../shared/router';
import { ErrorNote, isWholePin, PicturePin, PinPad, Screen, Steps } from '../../shared/ui';
import { activateWithPresentPin } from './activation';
import { cardProblem, checkedCard } from './card';
import { useCardOrBack } from './ChoosePinScreen';
import { wrongSentence } from './UnlockScreen';

/** A new phone with a card of the house: the PIN the person has opens it, and stays. */
export default function PresentPinScreen() {
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  // Kept while the card is laid aside at the end.
  const [kind] = useState(checkedCard.value?.needs_pin ?? 'digits');
  useCardOrBack();
  const change = async (value: string): Promise<void> => {
    setPin(value);
    if (!isWholePin(kind, value)) return;
    setBusy(true);
    try {
      await activateWithPresentPin(value);
      navigate('/card/readers', { replace: true });
    } catch (reason) {
      if (isOfCard(reason)) return backToCard(reason);
      setError(reason);
      setBusy(false);
      setPin('');
    }
  };
  const Input = kind === 'pictures' ? PicturePin : PinPad;
  return (
    <Screen title={t('Ihre PIN')} backTo="/card" below={<Steps at={3} of={4} label={t('Anmelden')} />}>
      <p>{kind === 'pictures' ? t('Tippen Sie auf Ihre 4 Bilder.') : t('Geben Sie Ihre 6 Ziffern ein.')}</p>
      {error !== null && <ErrorNote>{wrongSentence(error)}</ErrorNote>}
      <Input label={t('Ihre PIN')} value={pin} onChange={(value) => void change(value)} disabled={busy} />
      <p class="muted">{t('PIN vergessen? Ihre Beratung gibt Ihnen eine neue Karte.')}</p>
    </Screen>
  );
}

function isOfCard(reason: unknown): boolean {
  return reason instanceof ApiError && reason.code.startsWith('card_');
}

function backToCard(reason: unknown): void {
  cardProblem.value = reason;
  navigate('/card', { replace: true });
}
