/** Booking and appointments come together: whoever opens one of these screens goes on to the next. */
import './appointments.css';

export { default as AppointmentScreen } from './AppointmentScreen';
export { default as AppointmentsScreen } from './AppointmentsScreen';
export { default as ConfirmScreen } from './ConfirmScreen';
export { default as DoneScreen } from './DoneScreen';
export { default as MoveScreen } from './MoveScreen';
export { default as TimeScreen } from './TimeScreen';
export { default as TopicScreen } from './TopicScreen';
export { default as WaitingScreen } from './WaitingScreen';
export { default as WorkerScreen } from './WorkerScreen';
