/** Start of the resident's app. */
import './shared/ui/tokens.css';
import './shared/ui/ui.css';
import './home/home.css';
import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { CardScreen } from './account/welcome/CardScreen';
import { entrance } from './account/welcome/entrance';
import type * as AccountScreens from './account/screens';
import type * as AppointmentScreens from './appointments/screens';
import type * as Inside from './inside';
import type * as MessageScreens from './messages/screens';
import { PATHS } from './routes';
import { CurrentScreen } from './shared/App';
import { applyLanguage } from './shared/i18n';
import { type Loader, type Route, startRouter } from './shared/router';
import { isExpected, startSession } from './shared/session';
import { Frame } from './shared/ui';

type ScreenOf<Screens> = { [Name in keyof Screens]: Name extends `${string}Screen` ? Name : never }[keyof Screens];

const inside = signal<typeof Inside | null>(null);

/** Home, main bar and news; whatever screen is opened, they come with it. */
async function comeInside(): Promise<typeof Inside> {
  inside.value = await import('./inside');
  return inside.value;
}

/** Screens that are to be seen before anybody is inside, too. */
const account = (name: ScreenOf<typeof AccountScreens>): Loader => async () => ({ default: (await import('./account/screens'))[name] });

const ofAccount = (name: ScreenOf<typeof AccountScreens>): Loader => async () => {
  const [screen] = await Promise.all([account(name)(), comeInside()]);
  return screen;
};

const ofAppointments = (name: ScreenOf<typeof AppointmentScreens>): Loader => async () => {
  const [{ fetchAppointments }] = await Promise.all([comeInside(), import('./appointments/screens')]);
  return { default: (await fetchAppointments())[name] };
};

const ofMessages = (name: ScreenOf<typeof MessageScreens>): Loader => async () => {
  const [{ fetchMessages }] = await Promise.all([comeInside(), import('./messages/screens')]);
  return { default: (await fetchMessages())[name] };
};

/** What is opened first stands in the document; `load` fetches the rest when it is needed. */
const ROUTES: readonly Route[] = [
  { path: PATHS.home, load: async () => ({ default: (await comeInside()).Home }) },
  { path: PATHS.card, screen: CardScreen, open: true },
  { path: PATHS.choosePin, load: account('ChoosePinScreen'), open: true },
  { path: PATHS.repeatPin, load: account('RepeatPinScreen'), open: true },
  { path: PATHS.presentPin, load: account('PresentPinScreen'), open: true },
  { path: PATHS.readers, load: ofAccount('ReadersScreen') },
  { path: PATHS.language, load: account('LanguageScreen'), open: true },
  { path: PATHS.book, load: ofAppointments('TopicScreen') },
  { path: PATHS.confirm, load: ofAppointments('ConfirmScreen') },
  { path: PATHS.waiting, load: ofAppointments('WaitingScreen') },
  { path: PATHS.done, load: ofAppointments('DoneScreen') },
  { path: PATHS.worker, load: ofAppointments('WorkerScreen') },
  { path: PATHS.time, load: ofAppointments('TimeScreen') },
  { path: PATHS.appointments, load: ofAppointments('AppointmentsScreen') },
  { path: PATHS.appointment, load: ofAppointments('AppointmentScreen') },
  { path: PATHS.move, load: ofAppointments('MoveScreen') },
  { path: PATHS.messages, load: ofMessages('MessagesScreen') },
  { path: PATHS.olderMessages, load: ofMessages('OlderScreen') },
  { path: PATHS.conversation, load: ofMessages('ConversationScreen') },
  { path: PATHS.account, load: ofAccount('AccountScreen') },
  { path: PATHS.devices, load: ofAccount('DevicesScreen') },
  { path: PATHS.notifications, load: ofAccount('NotificationsScreen') },
  { path: PATHS.privacy, load: ofAccount('PrivacyScreen') },
  { path: PATHS.leave, load: ofAccount('LeaveScreen') },
  ...(import.meta.env.DEV ? [{ path: '/ui', load: () => import('./shared/ui/gallery'), open: true }] : []),
];

function App() {
  const bar = inside.value?.hasMainBar() && <inside.value.MainBar />;
  return (
    <Frame bar={bar}>
      <CurrentScreen routes={ROUTES} guard={entrance} mayFetch={isExpected.value} />
    </Frame>
  );
}

applyLanguage();
startRouter();
void startSession();
effect(() => {
  if (isExpected.value) void comeInside().catch(() => undefined);
});
const root = document.getElementById('app')!;
root.replaceChildren();
render(<App />, root);
