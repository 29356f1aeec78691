import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import camera from 'lucide:camera';
import mic from 'lucide:mic';
import paperclip from 'lucide:paperclip';
import send from 'lucide:send-horizontal';
import { t } from '../i18n';
import { ErrorNote, Icon } from '../ui';
import { draftOf, write } from './draft';
import { LONGEST_TEXT, problemOf, type Ready, readyPdf, readyPhoto, sendWriting } from './ready';
import { ReadyFile } from './ReadyFile';
import { Recorder } from './Recorder';
import { canRecord } from './recording';

interface ComposerProps {
  conversationId: string;
  /** Further buttons in front: the desk's phrases. */
  children?: ComponentChildren;
  /** Something was sent from here. */
  onSent?: () => void;
}

/** Where a message is made: text, photo, PDF or voice. Stands in the normal flow, so that the keyboard lifts it. Give it the conversation's id as key. */
export function Composer({ conversationId, children, onSent }: ComposerProps) {
  const [ready, setReady] = useState<Ready | null>(null);
  const [isRecording, setRecording] = useState(false);
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { text } = draftOf(conversationId).value.value;
  useEffect(() => void draftOf(conversationId).restore(), [conversationId]);
  const attempt = async (what: () => Promise<void>): Promise<void> => {
    setProblem('');
    setBusy(true);
    await what().catch((error: unknown) => setProblem(problemOf(error)));
    setBusy(false);
  };
  const choose = (make: (file: File) => Promise<Ready>) => (file: File): void => void attempt(async () => setReady(await make(file)));
  const sendIt = (voice?: Ready): void => void attempt(async () => {
    await sendWriting(conversationId, text, voice ?? ready, () => {
      write(conversationId, '');
      setReady(null);
      setRecording(false);
    });
    onSent?.();
  });
  const isEmpty = text.trim() === '' && !ready;
  const press = (): void => {
    if (!isBusy) sendIt();
  };
  return (
    <div class="chat-composer">
      {problem && <ErrorNote>{problem}</ErrorNote>}
      {text.length > LONGEST_TEXT && <ErrorNote>{t('Das ist zu lang. Höchstens {count} Zeichen.', { count: LONGEST_TEXT })}</ErrorNote>}
      {ready && <ReadyFile ready={ready} onDrop={() => setReady(null)} />}
      {isRecording ? <Recorder onDone={sendIt} onEnd={() => setRecording(false)} onProblem={(error) => setProblem(problemOf(error))} isBusy={isBusy} /> : (
        <div class="chat-write">
          {children}
          {!ready && <FileButton icon={camera} label={t('Foto')} accept="image/jpeg,image/png,image/webp" onFile={choose(readyPhoto)} />}
          <div class="chat-pill">
            <TextField text={text} onChange={(changed) => write(conversationId, changed)} onSend={press} />
            {isEmpty && <FileButton icon={paperclip} label={t('PDF-Datei')} accept="application/pdf" onFile={choose(readyPdf)} />}
          </div>
          {isEmpty && canRecord()
            ? <button type="button" class="icon-button soft" aria-label={t('Sprachnachricht')} title={t('Sprachnachricht')} onClick={() => setRecording(true)}><Icon of={mic} /></button>
            : <button type="button" class="icon-button chat-send" aria-label={t('Senden')} title={t('Senden')} aria-disabled={isBusy || isEmpty} aria-busy={isBusy} onClick={press}><Icon of={send} turns /></button>}
        </div>
      )}
    </div>
  );
}

/** Grows with the text, up to a third of the screen. On a keyboard Ctrl+Enter sends; Enter begins a new line. */
function TextField({ text, onChange, onSend }: { text: string; onChange: (text: string) => void; onSend: () => void }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const area = field.current!;
    area.rows = 1;
    const line = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
    area.rows = Math.min(5, Math.max(1, Math.round((area.scrollHeight - 20) / line)));
  }, [text]);
  return (
    <textarea ref={field} dir={text ? 'auto' : undefined} rows={1} value={text} aria-label={t('Nachricht schreiben')} placeholder={t('Schreiben …')}
      onInput={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onSend();
      }} />
  );
}

/** The phone's own way to a file, behind an icon. */
function FileButton({ icon, label, accept, onFile }: { icon: string; label: string; accept: string; onFile: (file: File) => void }) {
  return (
    <label class="icon-button chat-pick" title={label}>
      <Icon of={icon} />
      <input type="file" class="chat-file-input" accept={accept} aria-label={label} onChange={(event) => {
        const file = event.currentTarget.files?.[0];
        // The same file may be chosen again.
        event.currentTarget.value = '';
        if (file) onFile(file);
      }} />
    </label>
  );
}
