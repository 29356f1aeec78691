/** The running app: which screen is to be seen, and what stands there until its code has come. */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import compass from 'lucide:compass';
import { t } from './i18n';
import { type Match, match, moved, path, type Route, type ScreenType } from './router';
import { EmptyState, LoadError, QuietButton, Screen, Skeleton } from './ui';

const loaded = signal<ReadonlyMap<Route, ScreenType>>(new Map());
const failed = signal<unknown>(null);

/** The screen of the present path. `guard` may put another in its place, as the sign-in. */
export function CurrentScreen({ routes, guard }: { routes: readonly Route[]; guard?: (match: Match | null) => ComponentChildren }) {
  const found = match(routes, path.value);
  const instead = guard?.(found);
  const shown = found?.route;
  const Found = shown && (shown.screen ?? loaded.value.get(shown));
  useEffect(() => {
    if (shown && !Found) void fetchScreen(shown);
  }, [shown]);
  if (instead) return <>{instead}</>;
  if (!found || !shown) return <NotHere />;
  if (Found) return <Found key={`${path.value} ${moved.value}`} params={found.params} />;
  return <main class="content">{failed.value ? <LoadError error={failed.value} retry={() => void fetchScreen(shown)} /> : <Skeleton cards={3} />}</main>;
}

async function fetchScreen(route: Route): Promise<void> {
  failed.value = null;
  try {
    const screen = (await route.load?.())?.default;
    if (screen) loaded.value = new Map(loaded.value).set(route, screen);
  } catch (error) {
    failed.value = error;
  }
}

function NotHere() {
  return (
    <Screen title={t('Diese Seite gibt es nicht')} backTo="/">
      <EmptyState icon={compass} action={<QuietButton to="/">{t('Zur Startseite')}</QuietButton>}>{t('Vielleicht ist der Link alt.')}</EmptyState>
    </Screen>
  );
}
