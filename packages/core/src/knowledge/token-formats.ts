import type { Kind } from './kinds.ts';

/** A format that DigitalOcean issues: prefix, then 64 hexadecimal digits in lower case. */
export interface TokenFormat {
  readonly prefix: string;
  readonly kind: Kind;
}

/** Hexadecimal digits of a token, with or without prefix. */
export const digits = 64;

/**
 * DigitalOcean's prefixed tokens, since 29 March 2022.
 * https://docs.digitalocean.com/release-notes/2022/api-token-format/; 64 digits: gitleaks, trufflehog.
 */
export const tokenFormats: readonly TokenFormat[] = [
  { prefix: 'dop_v1_', kind: 'personal-access-token' },
  { prefix: 'doo_v1_', kind: 'oauth-access-token' },
  { prefix: 'dor_v1_', kind: 'oauth-refresh-token' },
];

/** The whole of a prefixed token. */
export const wholeToken = /^do[por]_v1_[0-9a-f]{64}$/;

/**
 * 64 hexadecimal digits without prefix: access tokens issued before 29 March 2022, and also client
 * ids, client secrets and, as far as is known, authorization codes. Only the context can tell.
 */
export const unprefixed = /^[0-9a-f]{64}$/i;

/** A credential of another DigitalOcean product, which is no token for the API. */
export interface ProductFormat {
  readonly kind: Kind;
  readonly pattern: RegExp;
  readonly what: string;
  readonly where: string;
}

/** Shapes from the OpenAPI description and from leaked samples; see the pages of the codes. */
export const productFormats: readonly ProductFormat[] = [
  {
    kind: 'model-access-key',
    pattern: /^sk-do-[\w-]{8,}$/,
    what: 'a model access key',
    where: 'It opens DigitalOcean’s inference service, https://inference.do-ai.run.',
  },
  {
    kind: 'model-access-key',
    pattern: /^di_[A-Za-z0-9]{24}$/,
    what: 'a token of a dedicated inference endpoint',
    where: 'It opens that one endpoint.',
  },
  {
    kind: 'spaces-access-key-id',
    pattern: /^DO(?:00|801)[A-Z0-9]{14,18}$/,
    what: 'a Spaces access key id',
    where:
      'It opens Spaces (…digitaloceanspaces.com), together with its secret key, in programs that speak S3.',
  },
  {
    kind: 'unknown',
    pattern: /^dof_v1[_-][0-9a-zA-Z-]{8,}(?::.*)?$/,
    what: 'an access key of DigitalOcean Functions',
    where: 'It opens the API of one Functions namespace, as user name and password.',
  },
  {
    kind: 'unknown',
    pattern: /^dos_v1_[0-9a-f]{64}$/,
    what: 'a DigitalOcean system token',
    where:
      'GitHub’s secret scanning knows this form; DigitalOcean does not issue it to users, as far as is known.',
  },
  {
    kind: 'unknown',
    pattern: /^AVNS_[\w-]{15,40}$/,
    what: 'the password of a managed database',
    where: 'It belongs into the connection to that database.',
  },
  {
    kind: 'unknown',
    pattern: /^EV\[1:[\w+/=]+:[\w+/=]+\]$/,
    what: 'an encrypted value of App Platform',
    where:
      'App specs show secrets in this form. It cannot be used, or turned back into the secret.',
  },
];

/** 43 characters of base64 without padding: 32 bytes. Only its name can say that it is of Spaces. */
export const spacesSecret = /^[A-Za-z0-9+/]{43}$/;
