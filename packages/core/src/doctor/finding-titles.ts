import type { FindingCode } from './findings.ts';

/** The headline of each code, the worst first. Its page is `docs/doctor/<code>.md`. */
export const findingTitles = {
  'stale-copy': 'DigitalOcean rejects one token and accepts another',
  'token-fails': 'A stored token does not work',
  'missing-context': 'doctl uses a context that does not exist',
  'missing-config': 'DIGITALOCEAN_CONFIG names a file that does not exist',
  'context-hides-variable': 'doctl ignores the token in the variable',
  'different-tokens': 'Two places have different tokens',
  'shell-beats-file': 'The shell has another value than the .env file',
  'env-file-not-loaded': 'No tool loads the .env file',
  'readable-by-others': 'Every user of the machine can read a token',
  'tracked-by-git': 'git tracks a file with a token',
  'not-ignored-by-git': 'git does not ignore a file with a token',
  'token-in-history': 'The shell history contains a token',
} as const satisfies Readonly<Record<FindingCode, string>>;

export const findingCodes = Object.keys(findingTitles) as readonly FindingCode[];
