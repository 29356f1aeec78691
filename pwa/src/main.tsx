/** Start of the resident's app. */
import './shared/ui/tokens.css';
import './shared/ui/ui.css';
import { render } from 'preact';
import { CurrentScreen } from './shared/App';
import { applyLanguage } from './shared/i18n';
import { type Route, startRouter } from './shared/router';
import { startSession } from './shared/session';
import { Frame } from './shared/ui';
import { HomeScreen } from './home/HomeScreen';
import { PATHS } from './routes';

/** What is opened first stands in the document; `load` fetches the rest when it is needed. */
const ROUTES: readonly Route[] = [
  { path: PATHS.home, screen: HomeScreen },
  ...(import.meta.env.DEV ? [{ path: '/ui', load: () => import('./shared/ui/gallery'), open: true }] : []),
];

function App() {
  return (
    <Frame>
      <CurrentScreen routes={ROUTES} />
    </Frame>
  );
}

applyLanguage();
startRouter();
void startSession();
const root = document.getElementById('app')!;
root.replaceChildren();
render(<App />, root);
