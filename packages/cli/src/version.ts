import manifest from '../package.json' with { type: 'json' };

/** Inserted by the build: the whole name of the commit; empty outside the repository. */
declare const builtFrom: string;

export const version: string = manifest.version;

const isBuilt = typeof builtFrom !== 'undefined' && builtFrom !== '';

/** The commit that the program was built from; null if it was built with other changes, or isn't built. */
export const commit: string | null = isBuilt && !builtFrom.endsWith('-dirty') ? builtFrom : null;

/** `token-check 0.1.0 (abc1234)`: for people, and in no request. */
// Git would make a short name longer in a repository with more commits.
export const fullVersion: string = isBuilt
  ? `token-check ${version} (${builtFrom.replace(/^([0-9a-f]{7})[0-9a-f]*/, '$1')})`
  : `token-check ${version}`;
