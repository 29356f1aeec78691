/** Everything about messages, in one piece. */
import { addStyles } from '../shared/chat';
import css from './messages.css?inline';

export { followConversation, followMessage } from '../shared/chat';
export { ConversationScreen, MessagesScreen } from './MessagesScreen';
export { OlderScreen } from './OlderScreen';
export { begun, fetchAnew, receive } from './store';

addStyles(css);
