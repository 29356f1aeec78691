/** Who may see what: signed out, locked, or inside. */
import type { ComponentChildren } from 'preact';
import type { Match } from '../../shared/router';
import { refreshSession, session, sessionError } from '../../shared/session';
import { LoadError, Screen, Skeleton } from '../../shared/ui';
import { UnlockScreen } from './UnlockScreen';
import { WelcomeScreen } from './WelcomeScreen';

/** What stands in the place of a screen as long as nobody is inside; null lets the screen be seen. */
export function entrance(found: Match | null): ComponentChildren {
  if (found?.route.open) return null;
  const state = session.value?.state;
  if (state === 'ready') return null;
  if (state === 'locked') return <UnlockScreen />;
  if (state === 'signed_out') return <WelcomeScreen />;
  return <Starting />;
}

/** The bootstrap is on its way: the place of the first cards, in their size. */
function Starting() {
  const error = sessionError.value;
  return (
    <Screen title="Lotse">
      {error === null ? <Skeleton cards={2} tall /> : <LoadError error={error} retry={() => void refreshSession()} />}
    </Screen>
  );
}
