/** A screen that broke: an explanation and two ways on instead of a white page. */
import type { ComponentChildren } from 'preact';
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks';
import house from 'lucide:house';
import refresh from 'lucide:refresh-cw';
import unplug from 'lucide:unplug';
import { t } from '../../shared/i18n';
import { navigate, path } from '../../shared/router';
import { EmptyState, PlainButton, PrimaryButton } from '../../shared/ui';

/** What is inside stands by itself: when it breaks, the rest of the desk stays. Another path tries anew. */
export function Standing({ children }: { children: ComponentChildren }) {
  const crashedAt = useRef('');
  const here = path.value;
  // The browser's console learns of it, as of every error that nobody caught.
  const [error, reset] = useErrorBoundary((thrown: unknown) => {
    crashedAt.current = path.value;
    reportError(thrown);
  });
  useEffect(() => {
    if (error && here !== crashedAt.current) reset();
  }, [here]);
  return error ? <Crashed onHome={() => { reset(); navigate('/'); }} /> : <>{children}</>;
}

function Crashed({ onHome }: { onHome: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="crashed" id="content" tabIndex={-1}>
      <h1 ref={heading} tabIndex={-1}>{t('Diese Seite ist abgestürzt')}</h1>
      <EmptyState icon={unplug} action={(
        <div class="stack">
          <PrimaryButton icon={refresh} onPress={() => location.reload()}>{t('Neu laden')}</PrimaryButton>
          <PlainButton icon={house} onPress={onHome}>{t('Zur Startseite')}</PlainButton>
        </div>
      )}>{t('Das ist ein Fehler von uns. Was Sie gespeichert haben, ist noch da.')}</EmptyState>
    </main>
  );
}
