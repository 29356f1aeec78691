import type { ComponentChildren, InputHTMLAttributes, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { ErrorNote } from './States';

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The sentence of the server, or our own; empty when all is well. */
  error?: string;
  hint?: string;
  type?: 'text' | 'password' | 'time' | 'date' | 'number' | 'search';
  inputMode?: 'text' | 'numeric' | 'search';
  autoComplete?: string;
  autoFocus?: boolean;
  /** Digits, codes and times stay left to right in every language. */
  ltr?: boolean;
  maxLength?: number;
}

/** A labelled input with its own messages: the browser's bubbles speak the phone's language, not the person's. */
export function Field({ label, value, onChange, error = '', hint = '', type = 'text', ltr = false, inputMode, autoComplete = 'off', autoFocus = false, maxLength }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint && <p class="muted" id={`${id}-hint`}>{hint}</p>}
      <input
        {...({ type } as InputHTMLAttributes)} id={id} value={value} dir={ltr ? 'ltr' : 'auto'} inputMode={inputMode} autoComplete={autoComplete} autoFocus={autoFocus}
        maxLength={maxLength} aria-invalid={error !== ''} aria-describedby={described(id, hint, error)}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {error && <ErrorNote id={`${id}-error`}>{error}</ErrorNote>}
    </div>
  );
}

function described(id: string, hint: string, error: string): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
}

/** A labelled choice out of a list. */
export function Select({ label, value, onChange, options, error = '' }: { label: string; value: string; onChange: (value: string) => void; options: readonly { value: string; label: string }[]; error?: string }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} aria-invalid={error !== ''} aria-describedby={error ? `${id}-error` : undefined} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      {error && <ErrorNote id={`${id}-error`}>{error}</ErrorNote>}
    </div>
  );
}

/** A tick with its sentence. */
export function Check({ label, checked, onChange }: { label: ComponentChildren; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** One of a few, as buttons side by side. */
export function Choice({ label, options, value, onChange }: { label: string; options: readonly { value: string; label: string; icon?: JSX.Element }[]; value: string; onChange: (value: string) => void }) {
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.icon}{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** A form that never shows the browser's own messages. */
export function Form({ onSubmit, children, label }: { onSubmit: () => void; children: ComponentChildren; label?: string }) {
  return (
    <form noValidate aria-label={label} onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}>
      {children}
    </form>
  );
}
