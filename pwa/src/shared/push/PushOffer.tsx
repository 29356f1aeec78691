import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import bell from 'lucide:bell';
import { sentenceOf } from '../api';
import { t } from '../i18n';
import { session } from '../session';
import { announce, ErrorNote, PlainButton, QuietButton } from '../ui';
import { SentenceOf } from './sentences';
import { decline, mayOffer, turnOn } from './subscription';

/** Offers notifications after a success, when it is plain what they are good for; never again after a no. */
export function PushOffer({ otherwise = null }: { otherwise?: ComponentChildren }) {
  const [isOpen, setOpen] = useState(mayOffer() && !session.value?.push);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (!isOpen) return <>{otherwise}</>;
  const refuse = (): void => {
    decline();
    setOpen(false);
  };
  const accept = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      announce(SentenceOf[await turnOn()]());
      setOpen(false);
    } catch (reason) {
      setError(reason);
    }
    setBusy(false);
  };
  return (
    <section class="card" aria-labelledby="push-offer">
      <h2 id="push-offer">{t('Sollen wir Ihnen Bescheid geben?')}</h2>
      <p>{t('Ihr Telefon sagt dann, wenn es etwas Neues gibt. Namen und Inhalte stehen nicht darin.')}</p>
      {error !== null && <ErrorNote>{sentenceOf(error)}</ErrorNote>}
      <div class="buttons">
        <PlainButton onPress={refuse}>{t('Nein, danke')}</PlainButton>
        <QuietButton icon={bell} busy={busy} onPress={() => void accept()}>{t('Ja, Bescheid geben')}</QuietButton>
      </div>
    </section>
  );
}
