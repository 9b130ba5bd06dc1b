import { describe, expect, test } from 'vitest';
import { candidate } from '../extract/candidate.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { classify } from './classify.ts';

const pat = makeToken('dop_v1_', 'classify');
const hex = makeToken('', 'classify');
const of = (value: string, name: string | null = null) =>
  classify(candidate(value, { form: 'assignment', name }));

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
  ])('of %s as %s', (value, name, kind) => {
    expect(of(value, name)).toMatchObject({
      kind,
      shape: { type: value === 'hunter2' ? 'unrecognized' : 'well-formed' },
    });
  });

  test('of 64 digits without a name is a question', () => {
    expect(of(hex).alternatives).toEqual([
      'authorization-code',
      'oauth-client-secret',
      'oauth-client-id',
    ]);
    expect(of(hex, 'code').alternatives).toEqual([]);
  });
});

describe('the shape', () => {
  test.each([
    ['', { type: 'empty' }],
    [pat.slice(0, -1), { type: 'truncated', expected: 71, actual: 70, elided: false }],
    ['dop_v1_', { type: 'truncated', expected: 71, actual: 7, elided: false }],
    [`${pat.slice(0, 15)}...${pat.slice(-6)}`, { type: 'truncated', elided: true }],
    [`${hex.slice(0, 8)}…${hex.slice(-4)}`, { type: 'truncated', expected: 64, elided: true }],
    [hex.slice(2), { type: 'truncated', expected: 64, actual: 62, elided: false }],
    [`${pat}0`, { type: 'malformed', fault: { type: 'too-long', expected: 71, actual: 72 } }],
    [
      `${pat.slice(0, 20)}g${pat.slice(21)}`,
      { type: 'malformed', fault: { type: 'bad-character', position: 21 } },
    ],
    [pat.toUpperCase(), { type: 'malformed', fault: { type: 'upper-case', position: 1 } }],
    [
      pat.replaceAll('_', '-'),
      { type: 'malformed', fault: { type: 'prefix', expected: 'dop_v1_' } },
    ],
    [pat.slice(1), { type: 'malformed', fault: { type: 'prefix', expected: 'dop_v1_' } }],
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
  ])('of %s', (value, shape) => {
    expect(of(value).shape).toMatchObject(shape);
  });
});
