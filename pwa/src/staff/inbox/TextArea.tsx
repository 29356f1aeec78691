import { useId } from 'preact/hooks';
import { ErrorNote } from '../../shared/ui';

/** Several lines of text with their label and their own message. */
export function TextArea({ label, value, error, onChange }: { label: string; value: string; error: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea id={id} rows={5} dir="auto" value={value} maxLength={1000} aria-invalid={error !== ''} aria-describedby={error ? `${id}-error` : undefined} onInput={(event) => onChange(event.currentTarget.value)} />
      {error && <ErrorNote id={`${id}-error`}>{error}</ErrorNote>}
    </div>
  );
}
