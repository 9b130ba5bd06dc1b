import { describe, expect, test } from 'vitest';
import { candidate } from '../extract/candidate.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { reveal } from '../secret/secret.ts';
import { classify } from './classify.ts';

const pat = makeToken('dop_v1_', 'classify');
const hex = makeToken('', 'classify');
const of = async (value: string, name: string | null = null) =>
  (await classify(candidate(value, { form: 'setting', name }))).classification;

describe('the kind', () => {
  test.each([
    [pat, null, 'personal-access-token'],
    [makeToken('doo_v1_', 'x'), null, 'oauth-access-token'],
    [makeToken('dor_v1_', 'x'), null, 'oauth-refresh-token'],
    [makeToken('dor_v1_', 'x'), 'access_token', 'oauth-refresh-token'],
    [hex, null, 'legacy-token'],
    [hex, 'code', 'authorization-code'],
    [hex, 'client_id', 'oauth-client-id'],
    [hex, 'CLIENT_SECRET', 'oauth-client-secret'],
    [hex, 'refresh_token', 'oauth-refresh-token'],
    ['hunter2', null, 'unknown'],
  ])('of %s under the name %s is %s', async (value, name, kind) => {
    expect(await of(value, name)).toMatchObject({
      kind,
      shape: { type: value === 'hunter2' ? 'unrecognized' : 'well-formed' },
    });
  });

  test('of 64 digits without a name has alternatives', async () => {
    expect((await of(hex)).alternatives).toEqual([
      'authorization-code',
      'oauth-client-secret',
      'oauth-client-id',
    ]);
    expect((await of(hex, 'code')).alternatives).toEqual([]);
  });
});

describe('a placeholder is shown', () => {
  const textOf = async (value: string) => {
    const { shape } = await of(value);
    return shape.type === 'placeholder' ? (shape.text ?? null) : shape.type;
  };

  test.each([
    'YourToken',
    '<your-do-token>',
    'YOUR_API_TOKEN_HERE',
    'string',
    'dop_v1_xxxx',
    '[your token]',
  ])('%s', async (value) => {
    expect(await textOf(value)).toBe(value);
  });

  test.each([
    'my-secret-is-swordfish',
    'your_token_4711',
    'your-token-is-Tr0ub4dor',
    '<correct horse battery>',
    'put-your-prod-secret-behind-here-please-friend',
  ])('not if a word can be part of a secret: %s', async (value) => {
    expect(await textOf(value)).toBeNull();
  });
});

describe('the shape', () => {
  test.each([
    ['', { type: 'empty' }],
    [pat.slice(0, -1), { type: 'truncated', expected: 71, actual: 70, elided: false }],
    ['dop_v1_', { type: 'placeholder', confidence: 'certain' }],
    ['dop_v1_...', { type: 'placeholder', confidence: 'certain' }],
    [`${pat.slice(0, 15)}...${pat.slice(-6)}`, { type: 'truncated', elided: true }],
    [`${hex.slice(0, 8)}…${hex.slice(-4)}`, { type: 'truncated', expected: 64, elided: true }],
    [hex.slice(2), { type: 'truncated', expected: 64, actual: 62, elided: false }],
    [`${pat}0`, { type: 'malformed', fault: { type: 'too-long', expected: 71, actual: 72 } }],
    [
      `${pat.slice(0, 20)}g${pat.slice(21)}`,
      { type: 'malformed', fault: { type: 'bad-character', position: 21 } },
    ],
    ['********', { type: 'masked' }],
    ['dop_v1_••••••', { type: 'masked' }],
    ['[REDACTED]', { type: 'masked' }],
    ['DEIN_TOKEN_HIER', { type: 'placeholder', confidence: 'certain' }],
    ['votre-jeton', { type: 'placeholder', confidence: 'certain' }],
    ['你的令牌', { type: 'placeholder', confidence: 'certain' }],
    [`dop_v1_${'0123456789abcdef'.repeat(4)}`, { type: 'well-formed' }],
    [`dop_v1_${'a'.repeat(50)}`, { type: 'truncated' }],
    [`dop_v1_${'x'.repeat(64)}`, { type: 'placeholder', confidence: 'certain' }],
    ['0000111122223333'.padEnd(64, '4'), { type: 'placeholder', confidence: 'certain' }],
    ['a'.repeat(64), { type: 'well-formed' }],
    [`${'gh'}p_${'a'.repeat(36)}`, { type: 'well-formed' }],
    [`DO${'0'.repeat(40)}`, { type: 'placeholder', confidence: 'likely' }],
    ['your_token_here', { type: 'placeholder', confidence: 'certain' }],
    ['<token>', { type: 'placeholder', confidence: 'certain' }],
    ['dop_v1_xxxxxxxxxxxx', { type: 'placeholder', confidence: 'certain' }],
    ['changeme', { type: 'placeholder', confidence: 'certain' }],
    ['MY_API_KEY', { type: 'placeholder', confidence: 'certain' }],
    ['$DO_TOKEN', { type: 'reference', syntax: 'shell', name: 'DO_TOKEN' }],
    ['${DO_TOKEN}', { type: 'reference', syntax: 'shell', name: 'DO_TOKEN' }],
    ['$(cat token)', { type: 'reference', syntax: 'shell', name: null }],
    ['%DO_TOKEN%', { type: 'reference', syntax: 'windows', name: 'DO_TOKEN' }],
    ['${{ secrets.DO_TOKEN }}', { type: 'reference', syntax: 'github-actions', name: 'DO_TOKEN' }],
    ['var.do_token', { type: 'reference', syntax: 'terraform', name: 'do_token' }],
    ['{{ do_token }}', { type: 'reference', syntax: 'template' }],
    ['process.env.DO_TOKEN', { type: 'reference', syntax: 'code', name: 'DO_TOKEN' }],
    [`$${hex}`, { type: 'unrecognized' }],
  ])('of %j is %o', async (value, shape) => {
    expect((await of(value)).shape).toMatchObject(shape);
  });
});

describe('damage', () => {
  /** What was done to a whole token, and the repairs that must be reported. */
  const cases: [string, string, readonly string[]][] = [
    ['capitals', pat.toUpperCase(), ['letter-case']],
    ['a capital in the prefix', pat.replace('d', 'D'), ['letter-case']],
    ['dashes for underscores', pat.replaceAll('_', '-'), ['prefix']],
    ['the first letter lost', pat.slice(1), ['prefix']],
    ['the prefix twice', `dop_v1_${pat}`, ['prefix']],
    ['a letter doubled', `d${pat}`, ['prefix']],
    ['the whole twice', pat + pat, ['doubled']],
    ['a line break inside', `${pat.slice(0, 40)}\n  ${pat.slice(40)}`, ['line-break']],
    ['percent signs', pat.replaceAll('_', '%5F'), ['percent-encoding']],
    ['HTML entities', pat.replaceAll('_', '&#95;'), ['html-entities']],
    ['an escaped line end', `${pat}\\n`, ['escapes']],
    ['a Cyrillic o', pat.replace('o', 'о'), ['look-alike']],
    ['full-width letters', pat.replace('dop', 'ｄｏｐ'), ['look-alike']],
    ['O for 0', pat.replace('0', 'O'), ['mistyped']],
    ['base64', btoa(pat), ['base64']],
    ['base64 with a line end', btoa(`${pat}\n`), ['base64']],
    ['base64 twice', btoa(btoa(pat)), ['base64-twice']],
    ['the scheme in it', `Bearer ${pat}`, ['scheme']],
    ['angle brackets', `<${pat}>`, ['surroundings']],
    ['a comma', `${pat},`, ['surroundings']],
    ['a zero-width space', `${pat.slice(0, 9)}\u200b${pat.slice(9)}`, ['invisible-characters']],
    ['a byte order mark', `\ufeff${pat}`, ['invisible-characters']],
    ['control characters', `\0\0${pat}\0`, ['invisible-characters']],
    ['an encoded header', `Authorization%3A%20Bearer%20${pat}`, ['percent-encoding', 'scheme']],
    ['a no-break space', `${pat}\u00a0`, ['no-break-space', 'whitespace']],
    ['quotes', `"${pat}"`, ['quotes']],
    ['curly quotes', `“${pat}”`, ['typographic-quotes']],
  ];
  test.each(cases)('%s is undone', async (_what, value, repairs) => {
    const { secret, classification } = await classify(candidate(value, { form: 'setting' }));
    expect(classification).toMatchObject({
      kind: 'personal-access-token',
      shape: { type: 'well-formed' },
      repairs,
    });
    expect(reveal(secret)).toBe(pat);
  });

  test('with more than one possible repair stays', async () => {
    expect((await of(pat.replace('p', ''))).shape.type).not.toBe('well-formed');
    expect((await of(`${pat}0`)).shape.type).toBe('malformed');
  });
});

describe('a credential for something else', () => {
  test.each([
    [`${'sk-do-'}${'a1B2_'.repeat(11)}`, null, 'model-access-key'],
    [`${'DO00'}${'A1B2'.repeat(4)}`, null, 'spaces-access-key-id'],
    [`${'a1B2/'.repeat(8)}xyz`, 'SPACES_SECRET_ACCESS_KEY', 'spaces-secret-key'],
    [`${'AVNS_'}${'a1B2c3D4e5F6g7H8i9J'}`, null, 'unknown'],
    [`${'gh'}p_${'a1B2c3'.repeat(6)}`, null, 'foreign'],
  ])('%s under the name %s is %s', async (value, name, kind) => {
    expect(await of(value, name)).toMatchObject({ kind, shape: { type: 'well-formed' } });
  });
});

describe('a whole token or 64 digits', () => {
  test.each([
    [pat, { form: 'docker', name: 'auth' }, { kind: 'registry-credential' }],
    [hex, { form: 'kubeconfig', name: 'token' }, { kind: 'unknown', provider: 'DigitalOcean' }],
    [hex, { form: 'url', name: 'v1:api_key' }, { kind: 'api-v1-key', name: 'api_key' }],
    [hex, { form: 'setting', name: 'AGENT_ACCESS_KEY' }, { kind: 'agent-access-key' }],
    [hex, { form: 'setting', name: 'LINODE_TOKEN' }, { kind: 'foreign', provider: 'Linode' }],
    [hex, { form: 'setting', name: 'SENTRY_TOKEN' }, { belongsToOtherService: true }],
    [hex, { form: 'setting', name: 'DO_TOKEN' }, { kind: 'legacy-token' }],
  ] as const)('%s with the location %o is %o', async (value, location, expected) => {
    expect((await classify(candidate(value, location))).classification).toMatchObject(expected);
  });
});
