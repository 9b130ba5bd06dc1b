import fc from 'fast-check';
import { makeToken } from '../../src/sandbox/make-token.ts';

const prefix = fc.constantFrom('dop_v1_', 'doo_v1_', 'dor_v1_', '');
/** What DigitalOcean issues in one shape: access tokens, refresh tokens, codes and secrets. */
export const token = fc
  .tuple(prefix, fc.string())
  .map(([start, seed]) => makeToken(start as 'dop_v1_', seed));
/** Pieces of what people paste, in any order: nearer to the truth than random characters. */
const piece = fc.oneof(
  token,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'curl ',
    '-H ',
    '-u ',
    '"',
    "'",
    '`',
    '\\',
    '\n',
    ' ',
    '$',
    '{',
    '}',
    '(',
    ')',
    '#',
    '?',
    '&',
    '=',
    ':',
    'Authorization: ',
    'Bearer ',
    'Basic ',
    'token',
    'code',
    'client_secret',
    'access_token',
    'export ',
    'https://api.digitalocean.com/v2/',
    '401 ',
    'Unable to authenticate you',
    '{"id":"unauthorized"}',
    'kind: Secret\ndata:\n  token: ',
    '****',
    '…',
    '“',
    '”',
    '\u200b',
    '<<A',
    'status: 403',
    '|',
    ';',
    'if ',
  ),
);
/** A paste of such pieces. */
export const paste = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

/** A credential in its place, and the value that stands there. */
export interface Placed {
  readonly text: string;
  readonly value: string;
}

/** No name of these makes the digits of one that may be sent. */
const seed = fc.string().map((name) => `kept: ${name}`);
const hex = seed.map((name) => makeToken('', name));
const placed = (value: fc.Arbitrary<string>, ...places: readonly string[]) =>
  fc
    .tuple(value, fc.constantFrom(...places))
    .map(([value, place]): Placed => ({ value, text: place.replace('%', () => value) }));

/** Letters and digits of both cases, as long as wanted, from a name. */
const alnum = (length: number) =>
  hex.map((digits) =>
    [...(digits + digits)]
      .map((digit, at) => (at % 3 === 0 ? 'aB3dE5gH7jK9mN2p'[Number.parseInt(digit, 16)] : digit))
      .join('')
      .slice(0, length),
  );
const glue = (start: string, rest: fc.Arbitrary<string>) => rest.map((value) => start + value);

/** An access token where one may stand. */
export const sendable = placed(
  fc
    .tuple(fc.constantFrom('dop_v1_', 'doo_v1_'), fc.string())
    .map(([start, name]) => makeToken(start as 'dop_v1_', name)),
  '%',
  'Authorization: Bearer %',
  'DIGITALOCEAN_TOKEN=%',
  '{"access_token":"%"}',
  'curl -H "Authorization: Bearer %" https://api.digitalocean.com/v2/account',
);

/**
 * What must never leave: a check would spend it, show it to somebody who has no business with it, or
 * teach nothing. By what it is.
 */
export const unsendable = {
  'refresh token': placed(
    seed.map((name) => makeToken('dor_v1_', name)),
    '%',
    'Authorization: Bearer %',
    'refresh_token=%',
    'DIGITALOCEAN_TOKEN=%',
    '{"refresh_token":"%"}',
  ),
  'refresh token from before 2022': placed(hex, 'refresh_token=%', '{"refresh_token":"%"}'),
  'authorization code': placed(
    hex,
    'https://app.example.com/callback?code=%&state=xyz',
    'code=%',
    '{"grant_type":"authorization_code","code":"%"}',
    'curl -d "grant_type=authorization_code&code=%" https://cloud.digitalocean.com/v1/oauth/token',
  ),
  'client secret': placed(
    hex,
    'client_secret=%',
    '{"client_secret":"%"}',
    'DIGITALOCEAN_CLIENT_SECRET=%',
    'https://cloud.digitalocean.com/v1/oauth/token?grant_type=refresh_token&client_secret=%',
  ),
  'client id': placed(
    hex,
    'client_id=%',
    'https://cloud.digitalocean.com/v1/oauth/authorize?response_type=code&client_id=%',
  ),
  'Spaces key id': placed(
    glue(
      'DO00',
      alnum(16).map((text) => text.toUpperCase()),
    ),
    'DIGITALOCEAN_TOKEN=%',
    'SPACES_ACCESS_KEY_ID=%',
    'Authorization: Bearer %',
  ),
  'Spaces secret key': placed(alnum(43), 'SPACES_SECRET_ACCESS_KEY=%', 'AWS_SECRET_ACCESS_KEY=%'),
  'inference key': placed(glue('sk-do-', alnum(58)), '%', 'DIGITALOCEAN_TOKEN=%'),
  'key of Functions': placed(
    glue(
      'dof_v1_',
      hex.map((text) => text.slice(0, 32)),
    ),
    '%',
  ),
  'system token': placed(glue('dos_v1_', hex), '%', 'Authorization: Bearer %'),
  'password of a database': placed(glue('AVNS_', alnum(19)), 'DIGITALOCEAN_TOKEN=%'),
  'login of a registry': placed(
    hex.map((text) => btoa(`${text}:${text}`)),
    '{"auths":{"registry.digitalocean.com":{"auth":"%"}}}',
  ),
  'token of GitHub': placed(glue('gh' + 'p_', alnum(36)), '%', 'DO_TOKEN=%', 'Bearer %'),
  'key of Stripe': placed(glue('sk' + '_live_', alnum(24)), '%', 'DIGITALOCEAN_TOKEN=%'),
  'token of HashiCorp Vault': placed(glue('hv' + 's.', alnum(24)), '%', 'Bearer %'),
  // 64 equal digits are no placeholder here: they have the shape of a token, so DigitalOcean is asked.
  placeholder: placed(
    fc.constantFrom(
      `dop_v1_${'x'.repeat(64)}`,
      // certbot-dns-digitalocean's example.
      [...'0123456789abcdef'].map((digit) => digit.repeat(4)).join(''),
      'your_token_here',
      'dop_v1_xxxxxxxx',
    ),
    '%',
    'DIGITALOCEAN_TOKEN=%',
    'Authorization: Bearer %',
  ),
  'half a token': placed(
    seed.map((name) => makeToken('dop_v1_', name).slice(0, 50)),
    '%',
    'Authorization: Bearer %',
  ),
  'value of no known shape': placed(alnum(23), 'DIGITALOCEAN_TOKEN=%', 'Bearer %'),
} satisfies Record<string, fc.Arbitrary<Placed>>;
