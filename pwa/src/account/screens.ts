/** Everything about the person and the phone, in one piece. */
import './account.css';

export { default as AccountScreen } from './AccountScreen';
export { default as DevicesScreen } from './DevicesScreen';
export { default as LeaveScreen } from './LeaveScreen';
export { default as NotificationsScreen } from './NotificationsScreen';
export { default as PrivacyScreen } from './PrivacyScreen';
export { default as LanguageScreen } from './welcome/LanguageScreen';
export { ChoosePinScreen, RepeatPinScreen } from './welcome/ChoosePinScreen';
export { default as PresentPinScreen } from './welcome/PresentPinScreen';
export { default as ReadersScreen } from './welcome/ReadersScreen';
export { UnlockScreen } from './welcome/UnlockScreen';
