export { type Character, cast } from './cast.ts';
export { makeToken } from './make-token.ts';
export { sandbox } from './sandbox.ts';
