/** Pushes on this phone: switch, offer, notice. Fetched when needed. */
export { PushIsOff } from './PushIsOff';
export { PushOffer } from './PushOffer';
export { PushSetting } from './PushSetting';
export { refresh } from './subscription';
