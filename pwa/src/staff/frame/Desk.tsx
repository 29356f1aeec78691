/** The staff's app: who is signed in decides which screens there are. */
import compass from 'lucide:compass';
import smartphone from 'lucide:smartphone';
import { language, t } from '../../shared/i18n';
import { match, type Params, path } from '../../shared/router';
import { session, sessionError, startSession } from '../../shared/session';
import { EmptyState, LiveRegion, LoadError, QuietButton, StateLine, UpdateOffer } from '../../shared/ui';
import { routesOf, type StaffRoute } from '../routes';
import { SignIn } from '../sign_in/SignIn';
import { Standing } from './Crashed';
import { Page } from './Page';
import { SideBar } from './SideBar';

export function Desk() {
  return (
    <>
      <Standing><Inside /></Standing>
      <LiveRegion />
    </>
  );
}

function Inside() {
  const now = session.value;
  if (!now) return <Start />;
  if (now.state === 'signed_out') return <SignIn demo={now.demo} />;
  const role = now.viewer?.role;
  if (!now.staff || !role) return <NotForResidents />;
  const { route, params } = placeOf(role);
  const Found = route?.screen;
  return (
    <div class={route?.fills ? 'desk fills' : 'desk'}>
      <a class="skip" href="#content">{t('Zum Inhalt')}</a>
      <SideBar role={role} name={now.staff.display_name} team={now.staff.team || now.staff.organisation} />
      <div class="place">
        <StateLine />
        <UpdateOffer />
        <Standing>{route && Found ? <Found key={route.place} params={params} /> : <NotHere />}</Standing>
      </div>
    </div>
  );
}

/** The screen that the path leads to, if the role has it. */
function placeOf(role: Parameters<typeof routesOf>[0]): { route: StaffRoute | undefined; params: Params } {
  const routes = routesOf(role);
  const found = match(routes, path.value);
  return { route: routes.find((entry) => entry === found?.route), params: found?.params ?? {} };
}

function NotHere() {
  return (
    <Page title={t('Diese Seite gibt es nicht')}>
      <EmptyState icon={compass} action={<QuietButton to="/">{t('Zur Startseite')}</QuietButton>}>{t('Vielleicht ist der Link alt.')}</EmptyState>
    </Page>
  );
}

/** Somebody came with a resident's phone: the other app is theirs. */
function NotForResidents() {
  return (
    <main class="door">
      <h1>{t('Diese Seite ist für das Team')}</h1>
      <EmptyState icon={smartphone} action={<a class="button primary" href={`/${language.value.code}/`} target="_self">{t('Zu Ihrer App')}</a>}>
        {t('Auf diesem Gerät ist eine Bewohnerin oder ein Bewohner angemeldet.')}
      </EmptyState>
    </main>
  );
}

function Start() {
  if (sessionError.value === null) return <main class="door" aria-busy="true" />;
  return <main class="door"><LoadError error={sessionError.value} retry={() => void startSession()} /></main>;
}
