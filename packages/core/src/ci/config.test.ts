import { describe, expect, test } from 'vitest';
import { makeCanary } from '../../test/support/canaries.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { isKnownScope } from '../scopes/index.ts';
import { readConfig } from './config.ts';

const dictionary = {
  operations: (text: string) =>
    text === 'external-dns' || text === 'POST /v2/droplets'
      ? [{ operation: text, needs: [['droplet:create']] }]
      : { hint: 'Did you mean external-dns?' },
  isKnownScope,
  closest: (word: string, words: readonly string[]) =>
    words.find((one) => one.slice(0, 4) === word.slice(0, 4)) ?? null,
};

const read = (text: string, isJson = false) => readConfig(text, isJson, dictionary);

/** The faults as `line:column message`, without their hints. */
function faultsIn(text: string, isJson = false): string[] {
  const config = read(text, isJson);
  if (!('faults' in config)) return [];
  return config.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const hintsIn = (text: string) => {
  const config = read(text);
  return 'faults' in config ? config.faults.map(({ hint }) => hint) : [];
};

const secretsIn = (text: string) => {
  const config = read(text);
  if ('faults' in config) throw new Error(JSON.stringify(config.faults));
  return config.secrets;
};

const token = makeToken('dop_v1_', 'configuration');

describe('a configuration', () => {
  test('may be two lines', () => {
    expect(secretsIn('secrets:\n  - env: DO_TOKEN\n')).toEqual([
      { name: 'DO_TOKEN', env: 'DO_TOKEN', file: null, fields: {}, line: 2 },
    ]);
  });

  test('takes what an entry does not say from defaults, lists as a whole', () => {
    const [first, second] = secretsIn(`
defaults:
  minTtl: 1d
  forbidScopes: ['*:delete']
secrets:
  - env: A
  - env: B
    forbidScopes: ['droplet:*']
`);
    expect(first?.fields).toEqual({ minTtl: '1d', forbidScopes: ['*:delete'] });
    expect(second?.fields).toEqual({ minTtl: '1d', forbidScopes: ['droplet:*'] });
    expect([first?.line, second?.line]).toEqual([6, 7]);
  });

  test('names a file after its last part', () => {
    expect(secretsIn('secrets: [{ file: /run/secrets/do }]')[0]).toMatchObject({
      name: 'do',
      env: null,
      file: '/run/secrets/do',
    });
  });

  test('leaves out the defaults that need a request, for a kind that is never sent', () => {
    const [secret] = secretsIn(`
defaults: { team: Acme, minTtl: 1d, owner: me }
secrets: [{ env: AWS_ACCESS_KEY_ID, kind: spaces-access-key-id }]
`);
    expect(secret?.fields).toEqual({ owner: 'me', kind: 'spaces-access-key-id' });
  });

  test('notes a scope that may be new', () => {
    const config = read('secrets: [{ env: A, requireScopes: [quantum:read] }]');
    expect('notes' in config && config.notes.join()).toContain('quantum:read');
  });

  test('may be JSON with its schema', () => {
    const json = '{ "$schema": "x", "version": 1, "secrets": [{ "env": "A" }] }';
    expect(faultsIn(json, true)).toEqual([]);
  });
});

describe('a fault is told with its place:', () => {
  test.each<[string, string, string[]]>([
    [
      'an unknown field',
      'secrets:\n  - env: A\n    minTTL: 1d\n',
      ['3:5 There is no field “minTTL” here.'],
    ],
    [
      'an unknown field at the top',
      'secret: []\nsecrets: [{ env: A }]\n',
      ['1:1 There is no field “secret” here.'],
    ],
    [
      'a wrong type',
      'secrets:\n  - env: A\n    tags: deploy\n',
      ['3:11 tags takes a list of words.'],
    ],
    [
      'a wrong duration',
      'secrets:\n  - env: A\n    minTtl: 14 days\n',
      ['3:13 minTtl takes a duration such as 90m, 12h or 14d.'],
    ],
    [
      'a duration of nothing',
      'secrets: [{ env: A, minTtl: 0d }]',
      ['1:29 minTtl takes a duration such as 90m, 12h or 14d.'],
    ],
    [
      'a wrong kind',
      'secrets:\n  - env: A\n    kind: personal-token\n',
      ['3:11 kind takes a kind such as personal-access-token, or a list of kinds.'],
    ],
    [
      'an unknown job',
      'secrets:\n  - env: A\n    can: [external-dsn]\n',
      ['3:11 There is no job or operation “external-dsn”.'],
    ],
    [
      'an unknown job in defaults',
      'defaults:\n  can: [dns]\nsecrets: [{ env: A }]\n',
      ['2:9 There is no job or operation “dns”.'],
    ],
    [
      'a scope without an action',
      'secrets:\n  - env: A\n    requireScopes: [droplet]\n',
      ['3:21 “droplet” is not written like a scope.'],
    ],
    [
      'a pattern where a scope is required',
      "secrets:\n  - env: A\n    requireScopes: ['*:delete']\n",
      ['3:21 “*:delete” is not written like a scope.'],
    ],
    [
      'both of env and file',
      'secrets:\n  - env: A\n    file: a\n',
      ['2:5 A secret has exactly one of env and file; this one has both.'],
    ],
    [
      'neither of env and file',
      'secrets:\n  - name: a\n',
      ['2:5 A secret has exactly one of env and file; this one has neither.'],
    ],
    [
      'a credential as the name of a variable',
      `secrets:\n  - env: ${makeCanary('token of GitHub', 'config').value}\n`,
      ['2:10 env takes the name of a variable; this looks like the value of one.'],
    ],
    [
      'a name twice',
      'secrets:\n  - env: A\n  - env: B\n    name: A\n',
      ['3:5 Two secrets have the name “A”.'],
    ],
    ['no secrets', 'secrets: []\n', ['1:10 secrets takes a list of 1 to 200 secrets.']],
    ['no list of secrets', 'version: 1\n', ['1:1 The field secrets is missing.']],
    [
      'a wrong version',
      'version: 2\nsecrets: [{ env: A }]\n',
      ['1:10 version takes the number 1.'],
    ],
    ['a field twice', 'secrets:\n  - env: A\n    env: B\n', ['3:5 This field appears twice.']],
    [
      'a file above its folder',
      'secrets: [{ file: ../other/token }]',
      ['1:19 file must be below the folder of the configuration, or an absolute path.'],
    ],
    ['no fields at all', 'token\n', ['1:1 The configuration must be a list of fields.']],
    ['an empty file', '', ['1:1 The configuration must be a list of fields.']],
    [
      'an expectation of a kind that is never sent',
      'secrets:\n  - env: A\n    kind: spaces-secret-key\n    minTtl: 1d\n',
      [
        '4:5 minTtl can’t be checked, because token-check never sends a Spaces secret key to DigitalOcean.',
      ],
    ],
  ])('%s', (_what, text, faults) => {
    expect(faultsIn(text)).toEqual(faults);
  });

  test('all of them at once, in the order of the file', () => {
    const text = 'secrets:\n  - env: A\n    minTTL: 1d\n    tags: 1\n    can: [x]\n  - name: b\n';
    expect(faultsIn(text).map((fault) => fault.split(' ')[0])).toEqual([
      '3:5',
      '4:11',
      '5:11',
      '6:5',
    ]);
  });

  test('a misspelt kind, without a fault of the fields beside it', () => {
    const text = 'secrets:\n  - env: A\n    kind: personal-acess-token\n    can: [external-dns]\n';
    expect(faultsIn(text)).toHaveLength(1);
  });

  test('with the nearest right word', () => {
    expect(hintsIn('secrets: [{ env: A, minTTL: 1d }]')).toEqual(['Did you mean minTtl?']);
    expect(hintsIn('secrets: [{ env: A, kind: personal }]')).toEqual([
      'Did you mean personal-access-token?',
    ]);
  });

  test('broken YAML and broken JSON', () => {
    expect(faultsIn('secrets: [\n')[0]).toMatch(/^\d+:\d+ This is not valid YAML: /);
    expect(faultsIn('{ "secrets": [{ "env": "A" }], }', true)[0]).toMatch(/This is not valid JSON/);
    expect(faultsIn('{ secrets: [{ env: A }] }', true)[0]).toMatch(/This is not valid JSON/);
  });

  test('an alias bomb and a deep nest, without a hang', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let i = 0; i < 9; i++)
      bomb.push(`${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${Array(9).fill(`*${'abcdefghi'[i]}`)}]`);
    expect(faultsIn(`${bomb.join('\n')}\nsecrets: [{ env: A }]\n`)).toHaveLength(1);
    expect(faultsIn('['.repeat(100_000)).length).toBeGreaterThan(0);
  });
});

describe('a token in the file is never shown:', () => {
  test.each([
    ['as the name of the variable', `secrets:\n  - env: ${token}\n`],
    ['as a field', `secrets:\n  - env: A\n    ${token}: x\n`],
    ['as a job', `secrets:\n  - env: A\n    can: [${token}]\n`],
    ['as a name', `secrets:\n  - env: A\n    name: ${token}\n`],
    ['as a team', `secrets:\n  - env: A\n    team: ${token}\n`],
    ['as the whole file', token],
    ['in broken YAML', `secrets: [*${token}\n`],
  ])('%s', (_what, text) => {
    const shown = JSON.stringify(read(text));
    expect(faultsIn(text).length).toBeGreaterThan(0);
    expect(shown).not.toContain(token.slice(7, 27));
    expect(shown).not.toContain(token.slice(-20));
  });
});
