import x from 'lucide:x';
import { t } from '../i18n';
import { IconButton } from '../ui';
import { OwnFile } from './Attachments';
import type { Ready } from './ready';
import { bytes } from './size';

/** What goes along with the next message: to be looked at before, with its size. */
export function ReadyFile({ ready: { kind, file }, onDrop }: { ready: Ready; onDrop: () => void }) {
  return (
    <div class="chat-ready">
      <div class="grow"><OwnFile file={file} kind={kind} /></div>
      {kind !== 'document' && <bdi class="muted">{bytes(file.blob.size)}</bdi>}
      <IconButton icon={x} label={t('Entfernen')} onPress={onDrop} />
    </div>
  );
}
