/** Start of the resident's app. */
import './shared/ui/tokens.css';
import './shared/ui/ui.css';
import './home/home.css';
import { render } from 'preact';
import { CardScreen } from './account/welcome/CardScreen';
import { entrance } from './account/welcome/entrance';
import type * as AccountScreens from './account/screens';
import { AppointmentNews, appointmentScreen, startAppointments } from './appointments/start';
import { HomeScreen } from './home/HomeScreen';
import { hasMainBar, MainBar } from './MainBar';
import { PATHS } from './routes';
import { CurrentScreen } from './shared/App';
import { applyLanguage } from './shared/i18n';
import { type Loader, type Route, startRouter } from './shared/router';
import { startSession } from './shared/session';
import { Frame } from './shared/ui';

const account = (name: keyof typeof AccountScreens): Loader => async () => ({ default: (await import('./account/screens'))[name] });

function Home() {
  return <HomeScreen><AppointmentNews /></HomeScreen>;
}

/** What is opened first stands in the document; `load` fetches the rest when it is needed. */
const ROUTES: readonly Route[] = [
  { path: PATHS.home, screen: Home },
  { path: PATHS.card, screen: CardScreen, open: true },
  { path: PATHS.choosePin, load: account('ChoosePinScreen'), open: true },
  { path: PATHS.repeatPin, load: account('RepeatPinScreen'), open: true },
  { path: PATHS.presentPin, load: account('PresentPinScreen'), open: true },
  { path: PATHS.readers, load: account('ReadersScreen') },
  { path: PATHS.language, load: account('LanguageScreen'), open: true },
  { path: PATHS.book, load: appointmentScreen('TopicScreen') },
  { path: PATHS.confirm, load: appointmentScreen('ConfirmScreen') },
  { path: PATHS.waiting, load: appointmentScreen('WaitingScreen') },
  { path: PATHS.done, load: appointmentScreen('DoneScreen') },
  { path: PATHS.worker, load: appointmentScreen('WorkerScreen') },
  { path: PATHS.time, load: appointmentScreen('TimeScreen') },
  { path: PATHS.appointments, load: appointmentScreen('AppointmentsScreen') },
  { path: PATHS.appointment, load: appointmentScreen('AppointmentScreen') },
  { path: PATHS.move, load: appointmentScreen('MoveScreen') },
  { path: PATHS.account, load: account('AccountScreen') },
  { path: PATHS.devices, load: account('DevicesScreen') },
  { path: PATHS.privacy, load: account('PrivacyScreen') },
  { path: PATHS.leave, load: account('LeaveScreen') },
  ...(import.meta.env.DEV ? [{ path: '/ui', load: () => import('./shared/ui/gallery'), open: true }] : []),
];

function App() {
  return (
    <Frame bar={hasMainBar() && <MainBar />}>
      <CurrentScreen routes={ROUTES} guard={entrance} />
    </Frame>
  );
}

applyLanguage();
startRouter();
startAppointments();
void startSession();
const root = document.getElementById('app')!;
root.replaceChildren();
render(<App />, root);
