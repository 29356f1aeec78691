/** What is needed as soon as somebody is inside, in one piece: the home screen, the main bar, news. */
import { AppointmentNews, startAppointments } from './appointments/start';
import { HomeScreen } from './home/HomeScreen';
import { startMessages, UnreadMessages } from './messages/start';
import { followSession } from './shared/events';
import { pushNotice, startPush } from './shared/push/start';

export { fetchAll as fetchAppointments } from './appointments/start';
export { hasMainBar, MainBar } from './MainBar';
export { fetchMessages } from './messages/start';

export function Home() {
  const PushNotice = pushNotice.value;
  return <HomeScreen news={<>{PushNotice && <PushNotice />}<AppointmentNews /></>} unread={<UnreadMessages />} />;
}

startAppointments();
startMessages();
followSession();
startPush();
