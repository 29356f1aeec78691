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

interface CurrentScreenProps {
  routes: readonly Route[];
  /** May put another in the place of a screen, as the sign-in. */
  guard?: (match: Match | null) => ComponentChildren;
  /** What stands behind the guard is fetched only when somebody is likely to see it. */
  mayFetch?: boolean;
}

/** The screen of the present path. */
export function CurrentScreen({ routes, guard, mayFetch = true }: CurrentScreenProps) {
  const found = match(routes, path.value);
  const instead = guard?.(found);
  const shown = found?.route;
  const Found = shown && (shown.screen ?? loaded.value.get(shown));
  const isWanted = !Found && (mayFetch || !instead);
  useEffect(() => {
    if (shown && isWanted) void fetchScreen(shown);
  }, [shown, isWanted]);
  if (instead) return <>{instead}</>;
  if (!found || !shown) return <NotHere />;
  if (Found) return <Found key={`${path.value} ${moved.value}`} params={found.params} />;
  return <OnItsWay route={shown} />;
}

function OnItsWay({ route }: { route: Route }) {
  const retry = (): void => void fetchScreen(route);
  if (moved.value === 0) return <Starting error={failed.value} retry={retry} />;
  return <main class="content">{failed.value ? <LoadError error={failed.value} retry={retry} /> : <Skeleton cards={3} />}</main>;
}

/** Before the first screen, whatever it waits for: the place of the first cards, in their size. */
export function Starting({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Screen title="Lotse">
      {error === null ? <Skeleton cards={2} tall /> : <LoadError error={error} retry={retry} />}
    </Screen>
  );
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
