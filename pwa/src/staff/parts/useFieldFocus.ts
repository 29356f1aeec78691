/** After a refused form the focus goes to the first field that is wrong. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

export function useFieldFocus(form: RefObject<HTMLElement | null>, refusals: readonly string[]): void {
  const all = refusals.join('\n').trim();
  useEffect(() => {
    if (all) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [all]);
}
