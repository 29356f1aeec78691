/** The server, as screens see it. */
export { type ApiPath, get, newKey, type Options, post, send } from './client';
export { ApiError, NetworkError, sentenceOf } from './errors';
export type * from './shapes';
