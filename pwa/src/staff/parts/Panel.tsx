/** Somebody or something that was opened beside a page: heading, way out, what is known. Escape closes it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import x from 'lucide:x';
import { t } from '../../shared/i18n';
import { IconButton } from '../../shared/ui';
import { useKeys } from './useKeys';

const WHOLE_PAGE = { current: document.body };

export function Panel({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useKeys(WHOLE_PAGE, (key) => {
    // A question over the page takes its own Escape.
    if (key !== 'Escape' || document.querySelector('dialog[open]')) return false;
    onClose();
    return true;
  });
  return (
    <div class="panel">
      <div class="panel-head">
        <h2 ref={heading} tabIndex={-1}><bdi>{title}</bdi></h2>
        <IconButton icon={x} label={t('Schließen')} onPress={onClose} />
      </div>
      {children}
    </div>
  );
}
