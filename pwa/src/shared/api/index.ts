/** The server, as screens see it. */
export { get, newKey, type Options, post, send } from './client';
export { ApiError, NetworkError, sentenceOf } from './errors';
export type * from './shapes';
