import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { t } from '../i18n';
import { DangerButton, PlainButton } from './Buttons';

/** A question over the screen. Escape and the backdrop mean no; the focus goes back to where it was. */
export function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    // Firefox before 98 and Safari before 15.4 have no modal dialogs: there it stands in the page.
    if (shown?.showModal) shown.showModal();
    else shown?.setAttribute('open', '');
    return () => {
      shown?.close?.();
      // By now the dialog has left the page, and with it the browser's own memory of where the focus was.
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  useEffect(() => closeOnNo(dialog.current, onClose), [onClose]);
  return (
    <dialog class="sheet" ref={dialog} aria-labelledby={id}>
      <div class="sheet-inside">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

/** Escape, and a tap beside the sheet. */
function closeOnNo(dialog: HTMLDialogElement | null, onClose: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  dialog?.addEventListener('cancel', (event) => {
    event.preventDefault();
    onClose();
  }, { signal });
  dialog?.addEventListener('click', (event) => {
    if (event.target === dialog) onClose();
  }, { signal });
  return () => listening.abort();
}

/** "Really?" with the whole consequence in a sentence; the safe answer comes last, nearest to the thumb. */
export function Confirm({ title, children, yes, icon, busy = false, onYes, onNo }: { title: string; children?: ComponentChildren; yes: string; icon: string; busy?: boolean; onYes: () => void; onNo: () => void }) {
  return (
    <Sheet title={title} onClose={onNo}>
      {children}
      <DangerButton icon={icon} busy={busy} onPress={onYes}>{yes}</DangerButton>
      <PlainButton onPress={onNo}>{t('Nein, zurück')}</PlainButton>
    </Sheet>
  );
}
