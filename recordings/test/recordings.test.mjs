import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CLIENTS } from '../clients.mjs';
import { label, merge } from '../labels.mjs';
import { fillIn, hideSecrets, makeNeutral } from '../neutral.mjs';
import { OAUTH_SITUATIONS, SITUATIONS } from '../server/situations.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const heldOut = JSON.parse(readFileSync(`${root}/held-out.json`, 'utf8'));
const files = ['data', 'held-out'].flatMap((folder) =>
  readdirSync(`${root}/${folder}`).map((name) => ({
    folder,
    name,
    path: `${root}/${folder}/${name}`,
  })),
);
const recordings = files.flatMap(({ path }) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
);

describe('the stored recordings', () => {
  it('fit into 10 MB', () => {
    const size = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
    expect(size).toBeGreaterThan(1_000_000);
    expect(size).toBeLessThan(10_000_000);
  });

  it('are of known clients, and the held-out ones are kept apart', () => {
    for (const { folder, name } of files) {
      const client = name.replace('.jsonl', '');
      expect(Object.keys(CLIENTS)).toContain(client);
      expect([client, folder]).toEqual([client, heldOut.includes(client) ? 'held-out' : 'data']);
    }
    expect(recordings.length).toBeGreaterThan(1000);
  });

  it('have an ID of their own', () => {
    const ids = recordings.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('have no secret and no path of a machine', () => {
    const leak =
      /do[a-z]_v1_[0-9a-f]{8}|gh[pousr]_\w{10}|sk-[a-z]+-\w{10}|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])|\/root\/|\/home\/(?!sammy\b)\w|token-check-recording/;
    expect(recordings.filter(({ input }) => leak.test(input)).map(({ id }) => id)).toEqual([]);
  });

  it('never call a fault of the network a rejected token', () => {
    const network = ['dns', 'refused', 'cut', 'timeout', 'tls', 'proxy'];
    const ids = SITUATIONS.filter(({ kind }) => network.includes(kind)).map(({ id }) => id);
    const only = recordings.filter((one) =>
      (one.situations ?? [one.situation]).every((id) => ids.includes(id)),
    );
    expect(only.length).toBeGreaterThan(500);
    for (const one of only) {
      for (const code of ['token-rejected', 'token-expired', 'token-revoked']) {
        expect(one.expected).not.toContain(code);
        expect(one.also).not.toContain(code);
        expect(one.must_not).toContain(code);
      }
    }
  });

  it('do not call one code acceptable and false', () => {
    const wrong = recordings.filter(
      ({ expected, also, must_not }) =>
        expected.length === 0 || must_not.some((code) => [...expected, ...also].includes(code)),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });
});

describe('labels', () => {
  const situation = (id) => [...SITUATIONS, ...OAUTH_SITUATIONS].find((one) => one.id === id);
  const of = (id, text, statuses = []) => label({ situation: situation(id), text, statuses });

  it('depend on how much of an answer the text shows', () => {
    expect(of('s401', '{"message":"Unable to authenticate you"}', [401]).expected).toEqual([
      'token-rejected',
    ]);
    expect(
      of('s401', '401 for https://api.digitalocean.com/v2/account', [401]).max_confidence,
    ).toEqual({
      'token-rejected': 'likely',
    });
    expect(of('s401', 'Request failed with status code 401', [401]).expected).toContain(
      'unexpected-response',
    );
    expect(of('s401', "KeyError: 'account'", [401]).expected).toEqual([
      'unexplained',
      'unexpected-response',
    ]);
  });

  it('do not take a list of constants for an answer', () => {
    const text = '{"retry":{"statusCodes":[408,429,500]}}';
    expect(of('s429', text, [429]).expected).not.toContain('rate-limited');
  });

  it('do not blame the token for a connection', () => {
    expect(of('dns', 'error sending request').expected).not.toContain('token-rejected');
  });

  it('of one text in several situations fit all of them', () => {
    const both = merge([of('s401', 'status 403', [401]), of('s403', 'status 403', [403])]);
    expect(both.must_not).not.toContain('scope-missing');
  });
});

describe('neutral texts', () => {
  const token = `dop_v1_${'0123456789abcdef'.repeat(4)}`;

  it('have placeholders for a secret and for its pieces, which can be filled in again', () => {
    const text = `Bearer ${token} and ${token.slice(0, 40)}`;
    const hidden = hideSecrets(text, { token });
    expect(hidden).toBe('Bearer {{token}} and {{token:0:40}}');
    expect(fillIn(hidden, { token })).toBe(text);
  });

  it('have constant times, ports and paths', () => {
    const now = new Date('2026-12-24T10:11:12Z');
    const text =
      '2026-12-24 10:11:12 read tcp 104.16.181.15:40123->104.16.181.15:443 in /scratch/home/app';
    expect(makeNeutral(text, ['/scratch/home'], now)).toBe(
      '2026-11-26 04:04:22 read tcp 192.168.1.20:51234->104.16.181.15:443 in /home/sammy/app',
    );
  });
});
