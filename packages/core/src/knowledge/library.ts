/** The tables that only a text in words needs. They are large, so they are loaded for such a text. */
export { circumstances } from './circumstances.ts';
export { debugOutputOf, trustCommandOf } from './debug-output.ts';
export { otherErrors } from './other-errors.ts';
export { topics } from './topics.ts';
