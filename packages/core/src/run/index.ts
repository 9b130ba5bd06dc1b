/**
 * Why a command failed: what it printed, which credential its tool sends from here, and what
 * DigitalOcean says of that one. Starting the command is for others; nothing here does it.
 */

export type { Check } from './checks.ts';
export { type Explained, explainFailure } from './explain-failure.ts';
export type { Failed } from './text.ts';
