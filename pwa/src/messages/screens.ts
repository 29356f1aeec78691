/** Everything about messages, in one piece. */
import '../shared/chat/chat.css';
import './messages.css';

export { followConversation, followMessage } from '../shared/chat';
export { ConversationScreen, MessagesScreen } from './MessagesScreen';
export { OlderScreen } from './OlderScreen';
export { begun, fetchAnew, receive } from './store';
