import { useEffect, useState } from 'preact/hooks';
import eyeOff from 'lucide:eye-off';
import { ApiError, sentenceOf } from '../../shared/api';
import { t } from '../../shared/i18n';
import { navigate } from '../../shared/router';
import { announce, ErrorNote, Icon, isWholePin, PicturePin, PinPad, PrimaryButton, Screen, Steps } from '../../shared/ui';
import { activate } from './activation';
import { cardProblem, checkedCard } from './card';
import { firstPin, isTooSimple, pinComplaint, pinKind } from './pin_choice';

/** The PIN, first time. */
export function ChoosePinScreen() {
  const [pin, setPin] = useState('');
  useCardOrBack();
  const change = (value: string): void => {
    setPin(value);
    if (!isWholePin(pinKind.value, value)) return;
    if (isTooSimple(pinKind.value, value)) {
      setPin('');
      return complain(t('Diese PIN ist zu einfach. Bitte wählen Sie eine andere PIN.'));
    }
    pinComplaint.value = '';
    firstPin.value = value;
    navigate('/card/repeat');
  };
  return (
    <Screen title={pinKind.value === 'pictures' ? t('Wählen Sie 4 Bilder') : t('Wählen Sie 6 Ziffern')} backTo="/card" below={<Steps at={2} of={4} label={t('Anmelden')} />}>
      {pinComplaint.value ? <ErrorNote>{pinComplaint.value}</ErrorNote> : <Advice />}
      <PinInput label={t('Neue PIN')} pin={pin} onChange={change} />
    </Screen>
  );
}

/** The same PIN once more, then the phone is signed in. */
export function RepeatPinScreen() {
  const [pin, setPin] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  useCardOrBack();
  const signIn = async (value: string): Promise<void> => {
    setBusy(true);
    setError('');
    try {
      await activate(value);
      navigate('/card/readers', { replace: true });
    } catch (reason) {
      setBusy(false);
      if (!leadsElsewhere(reason)) setError(sentenceOf(reason));
    }
  };
  const change = (value: string): void => {
    setPin(value);
    if (!isWholePin(pinKind.value, value)) return;
    if (value === firstPin.value) void signIn(value);
    else startOver(t('Das war nicht die gleiche PIN. Bitte wählen Sie noch einmal.'));
  };
  return (
    <Screen title={t('PIN noch einmal')} backTo="/card/pin" below={<Steps at={3} of={4} label={t('Anmelden')} />}
      footer={error && <PrimaryButton busy={busy} onPress={() => void signIn(pin)}>{t('Noch einmal versuchen')}</PrimaryButton>}>
      {error ? <ErrorNote>{error}</ErrorNote> : busy ? <p class="hint">{t('Einen Moment, bitte.')}</p> : <Advice />}
      <PinInput label={t('PIN noch einmal')} pin={pin} onChange={change} disabled={busy} />
    </Screen>
  );
}

function PinInput({ label, pin, onChange, disabled = false }: { label: string; pin: string; onChange: (pin: string) => void; disabled?: boolean }) {
  const Input = pinKind.value === 'pictures' ? PicturePin : PinPad;
  return <Input label={label} value={pin} onChange={onChange} disabled={disabled} />;
}

function Advice() {
  return <p class="hint"><Icon of={eyeOff} size={18} /><span>{t('Zeigen Sie die PIN niemandem. Auch nicht der Beratung.')}</span></p>;
}

/** After a reload the card may be gone from memory: then it is read again first. */
export function useCardOrBack(): void {
  useEffect(() => {
    if (!checkedCard.value) navigate('/card', { replace: true });
  }, []);
}

function startOver(complaint: string): void {
  firstPin.value = '';
  complain(complaint);
  navigate('/card/pin', { replace: true });
}

function complain(complaint: string): void {
  pinComplaint.value = complaint;
  announce(complaint);
}

function leadsElsewhere(reason: unknown): boolean {
  if (!(reason instanceof ApiError)) return false;
  if (reason.code.startsWith('pin_')) {
    startOver(reason.message);
    return true;
  }
  if (!reason.code.startsWith('card_')) return false;
  cardProblem.value = reason;
  navigate('/card', { replace: true });
  return true;
}
