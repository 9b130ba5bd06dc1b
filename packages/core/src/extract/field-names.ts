import { anyOf, anyWord, sequence } from '../text/patterns.ts';

/** What a value is by its name (RFC 6749 and its spellings in code). */
export type RoleKind =
  | 'authorization-code'
  | 'oauth-refresh-token'
  | 'oauth-client-id'
  | 'oauth-client-secret';

/** `clientSecret`, `client-secret` and `DO_CLIENT_SECRET` in one spelling. */
export function normalName(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.\s]+/g, '_')
    .toLowerCase();
}

/** A word in most names of credentials. */
export const credentialWord = /tok|pat(?![a-z])|bearer|key|secret|code|client|auth/;
/** A word in every name that is of interest here: the cheap look before the exact one. */
export const nameHint = anyOf([credentialWord, /digital|app_?id/], 'i');

/** A parameter of interest in a URL: the cheap look before the exact one. */
export const parameterHint = /(?:code|tok|client|secret|key|pat|error|bearer)[\w-]{0,20}=/gi;

const roles: readonly { readonly kind: RoleKind; readonly pattern: RegExp }[] = [
  { kind: 'oauth-refresh-token', pattern: /refresh_?token$/ },
  {
    kind: 'oauth-client-secret',
    pattern: anyOf([
      /client_?secret$/,
      /^(?:app|oauth)_secret$/,
      /(?:digital_?ocean|(?:^|_)do)_(?:(?!spaces|s3)\w{1,40}_)?secret$/,
    ]),
  },
  {
    kind: 'oauth-client-id',
    pattern: anyOf([
      /client_?id$/,
      /(?:^|_)app_?id$/,
      /^social_auth_digital_?ocean_key$/, // Python Social Auth
    ]),
  },
  {
    kind: 'authorization-code',
    pattern: /^(?:(?:.*_)?(?:auth|authorization|oauth|oauth2|callback|grant)_?)?code$/,
  },
];

/** The role that a name gives to its value; null for any other name. */
export function roleOf(name: string): RoleKind | null {
  if (!nameHint.test(name)) return null;
  const normal = normalName(name);
  return roles.find(({ pattern }) => pattern.test(normal))?.kind ?? null;
}

const tokenWord =
  /(?:^|_)(?:(?:[a-z]*)token|pat|bearer|(?:api|access|auth|do|oauth|agent)_?key|apikey)(?:_\d+|_?\d)?$/;

/** Names that end in `token` and have another meaning. */
const otherToken = anyOf([
  sequence([
    anyWord('csrf xsrf page next prev id push device session cancel reset verification'),
    /_?token$/,
  ]),
  /^no_token$/,
]);

/** Whether a variable, field or parameter of this name contains an access token. */
export function isTokenName(name: string): boolean {
  if (!nameHint.test(name)) return false;
  const normal = normalName(name);
  return tokenWord.test(normal) && !otherToken.test(normal);
}

/** Whether a name mentions DigitalOcean: `DIGITALOCEAN_TOKEN`, `do_token`, `doToken`. */
export function namesDigitalOcean(name: string): boolean {
  return /digital_?ocean|(?:^|_)do(?:_|$)|^do[a-z]*token|doctl/.test(normalName(name));
}

const genericWords = new Set(
  `access account admin api app auth authorization bearer bot canary cd ci cli config current deploy
  dev digital digitalocean do doctl env field header headers input key kube main master my name new
  next oauth oauth2 ocean old pat personal pre prod production read root secret secrets service stage
  staging test tf the token tokens user value var write x your v1 v2 terraform`.split(/\s+/),
);

/** Whether all words of a name fit a DigitalOcean token, so that 64 digits may be one. */
export function isGenericName(name: string): boolean {
  return normalName(name)
    .split('_')
    .every((word) => word === '' || /^\d+$/.test(word) || genericWords.has(word));
}
