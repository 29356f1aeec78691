import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import textQuote from 'lucide:text-quote';
import { Composer, draftOf, write } from '../../shared/chat';
import { t } from '../../shared/i18n';
import { IconButton } from '../../shared/ui';
import { inserted } from './insert';
import { PhrasePicker } from './PhrasePicker';

/** Where the answer is written, with the sentences at hand. */
export function Answer({ id }: { id: string }) {
  const box = useRef<HTMLDivElement>(null);
  const isChoosing = useSignal(false);
  const wantsField = useRef(false);
  const field = (): HTMLTextAreaElement | null => box.current?.querySelector('textarea') ?? null;
  const insert = (phrase: string): void => {
    const { text } = draftOf(id).value.value;
    write(id, inserted(text, phrase, field()?.selectionStart ?? text.length));
    wantsField.current = true;
    isChoosing.value = false;
  };
  useEffect(() => {
    // By now the sheet has given the focus back to its button; but one goes on in the text.
    if (wantsField.current && !isChoosing.value) field()?.focus();
    wantsField.current = false;
  }, [isChoosing.value]);
  return (
    <div class="talk-answer" ref={box}>
      <Composer key={id} conversationId={id}>
        <IconButton icon={textQuote} label={t('Satz einfügen')} onPress={() => (isChoosing.value = true)} />
      </Composer>
      <p class="muted keys-hint"><kbd>{t('Strg')}</kbd> <kbd>Enter</kbd> {t('Senden')} · <kbd>Esc</kbd> {t('Zur Liste')}</p>
      {isChoosing.value && <PhrasePicker onChoose={insert} onClose={() => (isChoosing.value = false)} />}
    </div>
  );
}
