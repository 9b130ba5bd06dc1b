import { anyWord, sequence } from '../text/patterns.ts';
import type { Kind } from './kinds.ts';

/** A credential that DigitalOcean issues: the prefix, then 64 hexadecimal digits in lower case. */
export interface TokenFormat {
  readonly prefix: string;
  readonly kind: Kind;
}

/**
 * DigitalOcean's prefixed tokens, since 29 March 2022.
 * https://docs.digitalocean.com/release-notes/2022/api-token-format/; 64 digits: gitleaks, trufflehog.
 */
export const tokenFormats = [
  { prefix: 'dop_v1_', kind: 'personal-access-token' },
  { prefix: 'doo_v1_', kind: 'oauth-access-token' },
  { prefix: 'dor_v1_', kind: 'oauth-refresh-token' },
] as const satisfies readonly TokenFormat[];

export type TokenPrefix = (typeof tokenFormats)[number]['prefix'];

/** Length of every prefix, and of the digits behind it or without it, in characters. */
export const prefixLength = 7;
export const digitCount = 64;

/** The kind of a value by its prefix; `unknown` without one. */
export const kindByPrefix = (value: string): Kind =>
  tokenFormats.find(({ prefix }) => value.startsWith(prefix))?.kind ?? 'unknown';

// Parts of regular expressions, as issued; the flag `i` finds values whose letter case was changed.

/** The prefix of a token. */
export const tokenPrefix = anyWord(tokenFormats.map(({ prefix }) => prefix).join(' '));
/** The same for any letter, as in `dos_v1_` and `dof_v1_` of other products. */
export const anyPrefix = /do[a-z]_v1_/;
/** The digits of a token. */
export const tokenDigits = /[0-9a-f]{64}/;
/** A prefixed token. */
export const prefixedToken = sequence([tokenPrefix, tokenDigits]);
/** The prefix of a token in Base64. */
export const encodedPrefix = /ZG9[vwy]X3YxX/;
/** The same encoded once more. */
export const twiceEncodedPrefix = /Wkc5[de][1lV]gzWXhY/;

/** A value that is a prefixed token and nothing else. */
export const wholeToken = sequence([/^/, prefixedToken, /$/]);

/**
 * A value of 64 hexadecimal digits: access tokens issued before 29 March 2022, client ids, client
 * secrets and probably authorization codes. Only the context can tell.
 */
export const unprefixed = sequence([/^/, tokenDigits, /$/], 'i');

/** The start of a value with a prefix. */
export const startsWithPrefix = sequence([/^/, anyPrefix]);

/** A credential of another DigitalOcean product. The API rejects it. */
export interface ProductFormat {
  readonly kind: Kind;
  readonly pattern: RegExp;
  /** A noun phrase with its article. */
  readonly what: string;
  /** One sentence: what accepts it. */
  readonly where: string;
}

/** Sources: the OpenAPI description and leaked samples; see the pages of the codes. */
export const productFormats: readonly ProductFormat[] = [
  {
    kind: 'model-access-key',
    pattern: /^sk-do-[\w-]{8,}$/,
    what: 'a model access key',
    where: 'It works with DigitalOcean’s inference service, https://inference.do-ai.run.',
  },
  {
    kind: 'model-access-key',
    pattern: /^di_[A-Za-z0-9]{24}$/,
    what: 'a token of a dedicated inference endpoint',
    where: 'It works with that one endpoint.',
  },
  {
    kind: 'spaces-access-key-id',
    pattern: /^DO(?:00|801)[A-Z0-9]{14,18}$/,
    what: 'a Spaces access key id',
    where:
      'It works with Spaces (…digitaloceanspaces.com), together with its secret key, in programs for S3.',
  },
  {
    kind: 'unknown',
    pattern: /^dof_v1[_-][0-9a-zA-Z-]{8,}(?::.*)?$/,
    what: 'an access key of DigitalOcean Functions',
    where: 'It works with the API of one Functions namespace, as user name and password.',
  },
  {
    kind: 'unknown',
    pattern: sequence([/^dos_v1_/, tokenDigits, /$/]),
    what: 'a DigitalOcean system token',
    where:
      'GitHub’s secret scanning lists this format; we don’t know of users who have such a token.',
  },
  {
    kind: 'unknown',
    pattern: /^AVNS_[\w-]{15,40}$/,
    what: 'the password of a managed database',
    where: 'It works in the connection to that database.',
  },
  {
    kind: 'unknown',
    pattern: /^EV\[1:[\w+/=]+:[\w+/=]+\]$/,
    what: 'an encrypted value of App Platform',
    where: 'App specs show secrets in this form. It can’t be used or turned back into the secret.',
  },
];

/** 43 characters of Base64 without padding: 32 bytes. Only its name can say that it is for Spaces. */
export const spacesSecret = /^[A-Za-z0-9+/]{43}$/;
