import manifest from '../package.json' with { type: 'json' };

/** Inserted by the build; empty if it was built outside the repository. */
declare const builtFrom: string;

export const version: string = manifest.version;

/** `token-check 0.1.0 (abc1234)`: for people, and in no request. */
export const fullVersion: string =
  typeof builtFrom === 'undefined' || builtFrom === ''
    ? `token-check ${version}`
    : `token-check ${version} (${builtFrom})`;
