import { useEffect, useState } from 'preact/hooks';
import grid from 'lucide:images';
import hash from 'lucide:hash';
import languages from 'lucide:languages';
import { t } from '../../shared/i18n';
import { navigate } from '../../shared/router';
import { ChoiceTile, Field, Form, IconButton, PartlyTranslated, PlainButton, PrimaryButton, Screen, Skeleton, Steps } from '../../shared/ui';
import { cardProblem, type CheckedCard, checkCard, checkedCard, cardWords, forgetCard, recallCard } from './card';
import { CardProblem } from './CardProblem';
import { grouped, isWholeCode } from './code';
import { choosePin, type PinKind, signedInBefore } from './pin_choice';

/** Coming in: the card is read from the address or typed, then the person is greeted by name. */
export function CardScreen() {
  useEffect(recallCard, []);
  const words = cardWords.value;
  useEffect(() => {
    // Not the words of this drawing: another card may have been scanned since.
    const held = cardWords.value;
    if (held && !checkedCard.value && !cardProblem.value) void checkCard(held);
  }, [words]);
  if (cardProblem.value) return <CardProblem error={cardProblem.value} />;
  if (checkedCard.value) return <Greeting card={checkedCard.value} />;
  if (words) return <Screen title={t('Wir prüfen Ihre Karte')}><Skeleton cards={3} /></Screen>;
  return <TypeCode />;
}

function TypeCode() {
  const [typed, setTyped] = useState('');
  const [error, setError] = useState('');
  const change = (value: string): void => {
    setError('');
    // While deleting, the text is left as it is: a dash must not come back under the finger.
    setTyped(value.length > typed.length ? grouped(value) : value.toUpperCase());
  };
  const submit = (): void => {
    if (isWholeCode(typed)) void checkCard({ code: grouped(typed) });
    else setError(t('Der Code hat 12 Zeichen. Bitte sehen Sie noch einmal auf die Karte.'));
  };
  return (
    <Screen title={t('Code von der Karte')} backTo="/" actions={<LanguageButton />}>
      <p>{t('Schreiben Sie den Code von Ihrer Karte. Groß oder klein ist egal.')}</p>
      <Form onSubmit={submit}>
        <Field label={t('Code')} hint={t('Er sieht so aus: {example}', { example: 'AB3D-7K9M-X2PQ' })} value={typed} onChange={change} error={error} ltr maxLength={20} />
        <PrimaryButton submit>{t('Weiter')}</PrimaryButton>
      </Form>
    </Screen>
  );
}

function Greeting({ card }: { card: CheckedCard }) {
  const other = signedInBefore();
  // The keys of the PIN come while the person reads.
  useEffect(() => void import('../screens').catch(() => undefined), []);
  const choose = (kind: PinKind): void => {
    choosePin(kind);
    navigate('/card/pin');
  };
  return (
    <Screen title={t('Hallo {name}', { name: card.call_me })} backTo="/" actions={<LanguageButton />} below={<Steps at={1} of={4} label={t('Anmelden')} />}>
      <PartlyTranslated />
      <p>{card.needs_pin ? t('Für diese Karte brauchen Sie Ihre PIN.') : t('Wählen Sie eine geheime PIN. Damit öffnen nur Sie Lotse.')}</p>
      {card.just_used && !card.needs_pin && <p>{t('Sie haben diese Karte gerade benutzt. Geben Sie noch einmal die gleiche PIN ein.')}</p>}
      {card.pin_exists && !card.just_used && <p>{t('Auf Ihren anderen Geräten werden Sie dann abgemeldet.')}</p>}
      {other && <p>{t('{name} wird auf diesem Telefon abgemeldet.', { name: other })}</p>}
      {card.needs_pin ? <PrimaryButton to="/card/present">{t('Weiter')}</PrimaryButton> : (
        <div class="tiles">
          <ChoiceTile icon={grid} onPress={() => choose('pictures')}>{t('4 Bilder')}</ChoiceTile>
          <ChoiceTile icon={hash} onPress={() => choose('digits')}>{t('6 Ziffern')}</ChoiceTile>
        </div>
      )}
      <PlainButton onPress={forgetCard}>{t('Das bin ich nicht')}</PlainButton>
    </Screen>
  );
}

export function LanguageButton() {
  return <IconButton icon={languages} label={t('Sprache')} onPress={() => navigate('/language')} />;
}
