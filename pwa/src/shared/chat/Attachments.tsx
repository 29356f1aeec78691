import { useEffect, useMemo, useState } from 'preact/hooks';
import download from 'lucide:download';
import fileText from 'lucide:file-text';
import imageOff from 'lucide:image-off';
import { t } from '../i18n';
import { Icon, PlainButton, Sheet } from '../ui';
import type { UnsentFile } from './outbox';
import { fetchFile } from './player';
import type { Attachment } from './shapes';
import { bytes } from './size';
import { Voice } from './Voice';

/** What hangs on a message that the server has. */
export function Attached({ attachment }: { attachment: Attachment }) {
  const { id, kind, duration, name, size } = attachment;
  if (kind === 'voice') return <Voice load={() => fetchFile(id)} seconds={duration ?? 0} />;
  if (kind === 'photo') return <Photo attachment={attachment} />;
  return (
    <a class="chat-file" href={`/api/attachments/${id}`} download={name} dir="auto">
      <Icon of={fileText} size={28} />
      <span class="grow"><FileName name={name || t('PDF-Datei')} /><span class="block chat-small"><bdi>{bytes(size)}</bdi></span></span>
      <Icon of={download} size={20} />
      <span class="for-ears">{t('Herunterladen')}</span>
    </a>
  );
}

/** What hangs on a message that is still on this phone. */
export function OwnFile({ file, kind }: { file: UnsentFile; kind: string }) {
  const address = useMemo(() => URL.createObjectURL(file.blob), [file.blob]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  if (kind === 'voice') return <Voice load={async () => file.blob} seconds={file.seconds ?? 0} />;
  if (kind === 'photo') return <img class="chat-photo" src={address} alt={t('Foto')} />;
  return (
    <span class="chat-file" dir="auto">
      <Icon of={fileText} size={28} />
      <span class="grow"><FileName name={file.name} /><span class="block chat-small"><bdi>{bytes(file.blob.size)}</bdi></span></span>
    </span>
  );
}

/** Scanners join words by lines: there the name may go on in the next row. */
function FileName({ name }: { name: string }) {
  return <bdi class="chat-name">{name.replace(/_/g, '_\u200b')}</bdi>;
}

function Photo({ attachment: { id, has_thumbnail, width, height } }: { attachment: Attachment }) {
  const [isOpen, setOpen] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const address = `/api/attachments/${id}`;
  if (isMissing) return <p class="chat-file"><Icon of={imageOff} size={28} /><span>{t('Das Foto ist gerade nicht da.')}</span></p>;
  const shape = width && height ? { width, height } : {};
  return (
    <>
      <button type="button" class="chat-photo-button" aria-label={t('Foto groß zeigen')} onClick={() => setOpen(true)}>
        <img class="chat-photo" {...shape} src={has_thumbnail ? `${address}/thumbnail` : address} alt="" onError={() => setMissing(true)} />
      </button>
      {isOpen && (
        <Sheet title={t('Foto')} onClose={() => setOpen(false)}>
          <img class="chat-whole-photo" {...shape} src={address} alt={t('Foto')} />
          <PlainButton onPress={() => setOpen(false)}>{t('Schließen')}</PlainButton>
        </Sheet>
      )}
    </>
  );
}
