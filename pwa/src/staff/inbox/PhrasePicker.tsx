/** A sentence at hand goes into the answer; there it can be changed before it is sent. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import textQuote from 'lucide:text-quote';
import { t } from '../../shared/i18n';
import { EmptyState, Field, LoadError, PlainButton, QuietButton, Sheet, Skeleton } from '../../shared/ui';
import { matches } from '../district/matches';
import { useKeys } from '../parts/useKeys';
import { phrases } from './phrases';
import type { Phrase } from './shapes';
import { rowAfter } from './useListKeys';

export function PhrasePicker({ onChoose, onClose }: { onChoose: (text: string) => void; onClose: () => void }) {
  const q = useSignal('');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => void phrases.load(), []);
  useKeys(box, (key, element) => {
    const row = rowAfter([...element.querySelectorAll<HTMLElement>('.phrase')], document.activeElement, key.startsWith('Arrow') ? key : '');
    row?.focus();
    return row !== undefined;
  });
  const all = phrases.data.value;
  useEffect(() => {
    // The sheet opens before they are here.
    if (all) box.current?.querySelector<HTMLElement>('input, .phrase')?.focus();
  }, [all]);
  const error = phrases.error.value;
  return (
    <Sheet title={t('Satz einfügen')} onClose={onClose}>
      <div class="stack phrase-picker" ref={box}>
        {!all && (error === null ? <Skeleton cards={3} /> : <LoadError error={error} retry={() => void phrases.load()} />)}
        {all && all.length > SEARCHED_FROM && <Field label={t('Satz suchen')} type="search" value={q.value} onChange={(value) => (q.value = value)} />}
        {all?.length === 0 && <EmptyState icon={textQuote}>{t('Noch gibt es keine Sätze.')}</EmptyState>}
        {all && all.length > 0 && <Found found={all.filter(({ text }) => matches(q.value, text))} onChoose={onChoose} />}
      </div>
      <QuietButton to="/inbox/phrases">{t('Sätze ändern')}</QuietButton>
      <PlainButton onPress={onClose}>{t('Schließen')}</PlainButton>
    </Sheet>
  );
}

/** Fewer are overlooked at a glance. */
const SEARCHED_FROM = 5;

function Found({ found, onChoose }: { found: readonly Phrase[]; onChoose: (text: string) => void }) {
  if (found.length === 0) return <EmptyState icon={textQuote}>{t('Kein Satz passt dazu.')}</EmptyState>;
  return (
    <ul class="stack phrase-list">
      {found.map(({ id, text }) => <li key={id}><button type="button" class="card leads phrase" dir="auto" onClick={() => onChoose(text)}>{text}</button></li>)}
    </ul>
  );
}
