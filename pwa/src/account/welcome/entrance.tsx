/** Who may see what: signed out, locked, or inside. */
import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Starting } from '../../shared/App';
import type { Match } from '../../shared/router';
import { refreshSession, session, sessionError, wasEnded } from '../../shared/session';
import type * as AccountScreens from '../screens';
import { WelcomeScreen } from './WelcomeScreen';

/** What stands in the place of a screen as long as nobody is inside; null lets the screen be seen. */
export function entrance(found: Match | null): ComponentChildren {
  if (found?.route.open) return null;
  const state = session.value?.state;
  if (state === 'ready') return null;
  if (state === 'locked') return <Locked />;
  if (state === 'signed_out' || (!state && wasEnded.value)) return <WelcomeScreen />;
  return <Starting error={sessionError.value} retry={() => void refreshSession()} />;
}

const screens = signal<typeof AccountScreens | null>(null);
const failed = signal<unknown>(null);

/** The PIN is not asked for on the first visit, so its keys are not part of the first document. */
function Locked() {
  useEffect(() => void fetchScreens(), []);
  const Unlock = screens.value?.UnlockScreen;
  return Unlock ? <Unlock /> : <Starting error={failed.value} retry={() => void fetchScreens()} />;
}

async function fetchScreens(): Promise<void> {
  failed.value = null;
  try {
    screens.value = await import('../screens');
  } catch (error) {
    failed.value = error;
  }
}
