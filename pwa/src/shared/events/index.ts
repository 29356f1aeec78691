/** News from the server, for the stores of the features. */
export { followSession } from './follow';
export { catchUp, keepUp, onEvent, onResync, receive, startEvents, stopEvents } from './log';
