import { useEffect, useRef } from 'preact/hooks';
import remove from 'lucide:delete';
import { isolate, t } from '../i18n';
import { Icon } from './Icon';
import { PICTURE_SET } from './picture_set';

const DIGITS = 6;
const PICTURES = 4;

interface PinProps {
  label: string;
  onChange: (pin: string) => void;
  value: string;
  disabled?: boolean;
}

/** Six digits on big keys; a keyboard works too. `value` is what has been typed so far. */
export function PinPad({ label, value, onChange, disabled = false }: PinProps) {
  const change = useLatest(value, onChange);
  const add = (digit: string): void => {
    if (!disabled) change((typed) => (typed.length < DIGITS ? typed + digit : typed));
  };
  const takeBack = (): void => {
    if (!disabled) change((typed) => typed.slice(0, -1));
  };
  useKeys((key) => {
    if (key === 'Backspace') takeBack();
    else if (/^\d$/.test(key)) add(key);
  });
  return (
    <div class="pin" role="group" aria-label={label}>
      <Dots filled={value.length} of={DIGITS} ltr />
      {/* Telephone keys stand the same way round in every language. */}
      <div class="pin-keys" dir="ltr">
        {['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((digit) => <button key={digit} type="button" onClick={() => add(digit)}>{digit}</button>)}
        <span />
        <button type="button" onClick={() => add('0')}>0</button>
        <button type="button" aria-label={t('Letztes Zeichen löschen')} onClick={takeBack}><Icon of={remove} /></button>
      </div>
    </div>
  );
}

/** Changes what is typed by now: fingers and keyboards are quicker than the next picture on the screen. */
function useLatest(value: string, onChange: (value: string) => void): (step: (typed: string) => string) => void {
  const typed = useRef(value);
  typed.current = value;
  return (step) => {
    const next = step(typed.current);
    if (next === typed.current) return;
    typed.current = next;
    onChange(next);
  };
}

/** Keys of a keyboard, unless somebody is typing into a field. */
function useKeys(onKey: (key: string) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.target instanceof HTMLInputElement)) onKey(event.key);
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  });
}

/** Four of twelve pictures in order. `value` is "03-11-07-01", or its beginning. */
export function PicturePin({ label, value, onChange, disabled = false }: PinProps) {
  const chosen = partsOf(value);
  const change = useLatest(value, onChange);
  const add = (index: number): void => {
    const number = String(index + 1).padStart(2, '0');
    if (!disabled) change((typed) => (partsOf(typed).length < PICTURES && !partsOf(typed).includes(number) ? [...partsOf(typed), number].join('-') : typed));
  };
  return (
    <div class="pin" role="group" aria-label={label}>
      <Dots filled={chosen.length} of={PICTURES} />
      <div class="pin-pictures">
        {PICTURE_SET.map(({ icon, name }, index) => {
          const place = chosen.indexOf(String(index + 1).padStart(2, '0'));
          return (
            <button key={icon} type="button" aria-pressed={place >= 0} class={place >= 0 ? 'chosen' : ''} onClick={() => add(index)}>
              <Icon of={icon} size={28} /><span>{name()}</span>{place >= 0 && <b>{place + 1}</b>}
            </button>
          );
        })}
      </div>
      <button type="button" class="button plain" onClick={() => !disabled && change((typed) => partsOf(typed).slice(0, -1).join('-'))}><Icon of={remove} turns /><span>{t('Letztes Bild löschen')}</span></button>
    </div>
  );
}

function partsOf(pin: string): string[] {
  return pin === '' ? [] : pin.split('-');
}

/** Whether a PIN is whole. */
export function isWholePin(kind: 'digits' | 'pictures', value: string): boolean {
  return kind === 'digits' ? value.length === DIGITS : value.split('-').length === PICTURES;
}

function Dots({ filled, of, ltr = false }: { filled: number; of: number; ltr?: boolean }) {
  return (
    <p class="pin-dots" role="status" dir={ltr ? 'ltr' : undefined} aria-label={t('{done} von {all} eingegeben', { done: filled, all: of })}>
      {Array.from({ length: of }, (_, index) => <span key={index} class={index < filled ? 'filled' : ''} aria-hidden="true">{index < filled ? '●' : isolate('○')}</span>)}
    </p>
  );
}
