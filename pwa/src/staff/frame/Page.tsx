/** One screen at the desk: heading, what can be done, the content, and beside it the pane. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import chevronLeft from 'lucide:chevron-left';
import { t } from '../../shared/i18n';
import { back, moved } from '../../shared/router';
import { IconButton } from '../../shared/ui';

interface PageProps {
  title: string;
  /** Where the arrow leads when there is nothing to go back to; without it there is no arrow. */
  backTo?: string;
  actions?: ComponentChildren;
  /** What waits, or the thing that was opened. */
  pane?: ComponentChildren;
  /** The pane holds something that was opened: on a phone it takes the whole screen. */
  paneIsOpen?: boolean;
  children: ComponentChildren;
}

export function Page({ title, backTo, actions, pane, paneIsOpen = false, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    // A screen that opens with something beside it leaves the focus to that; one that begins with a field, to the field.
    if (moved.value > 0 && !paneIsOpen) (main.current?.querySelector<HTMLElement>('[autofocus]') ?? heading.current)?.focus();
    scrollTo(0, 0);
  }, []);
  useEffect(() => {
    document.title = `${title} – Lotse`;
  }, [title]);
  return (
    <div class={['page', pane && 'with-pane', paneIsOpen && 'pane-open'].filter(Boolean).join(' ')}>
      <main id="content" ref={main} tabIndex={-1}>
        <div class="page-head">
          {backTo !== undefined && <IconButton icon={chevronLeft} turns label={t('Zurück')} onPress={() => back(backTo)} />}
          <h1 ref={heading} tabIndex={-1}>{title}</h1>
          {actions && <div class="page-actions">{actions}</div>}
        </div>
        {children}
      </main>
      {pane && <aside class="pane">{pane}</aside>}
    </div>
  );
}
