/** Booking and appointments come together: whoever opens one of these screens goes on to the next. */
import './appointments.css';
import { booking } from './booking';
import { keepSending } from './requests';

export { default as AppointmentScreen } from './AppointmentScreen';
export { default as AppointmentsScreen } from './AppointmentsScreen';
export { default as ConfirmScreen } from './ConfirmScreen';
export { default as DoneScreen } from './DoneScreen';
export { default as MoveScreen } from './MoveScreen';
export { News } from './CancelledCards';
export { appointments, fetchAnew, follow } from './store';
export { default as TimeScreen } from './TimeScreen';
export { default as TopicScreen } from './TopicScreen';
export { default as WaitingScreen } from './WaitingScreen';
export { default as WorkerScreen } from './WorkerScreen';

/** What was begun is back; screens wait for it. */
export const begun = Promise.all([booking.restore(), keepSending()]);
