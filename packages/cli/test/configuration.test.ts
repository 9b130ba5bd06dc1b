import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeToken } from '@token-check/core/sandbox';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runWith } from './world.ts';

const root = join(import.meta.dirname, '../../..');
const schema = JSON.parse(readFileSync(join(root, 'schema/config-v1.schema.json'), 'utf8'));
const isValid = new Ajv2020.default({ strictRequired: false }).compile(schema);

interface Example {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

/** The configurations on a page. */
function examplesOn(page: string): Example[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/```(yaml|json)\n([\s\S]*?)```/g)]
    .map(([, language = '', text = '']) => ({ page, language, text }))
    .filter(({ text }) =>
      /^(?:version: 1|secrets:\n {2}- (?:env|name)|\{\s+"(?:\$schema|version)")/.test(text),
    );
}

const pages = ['README.md', 'docs/ci.md', 'docs/configuration.md', 'docs/problems/secret-unset.md'];
const examples = pages.flatMap(examplesOn);

describe('the configurations in the documentation', () => {
  test('are on these pages', () => {
    expect(examples.map(({ page, language }) => `${page} ${language}`)).toEqual([
      'README.md yaml',
      'docs/ci.md yaml',
      'docs/configuration.md yaml',
      'docs/configuration.md yaml',
      'docs/configuration.md json',
    ]);
  });

  test('have one with twelve entries', () => {
    const sizes = examples.map(({ text }) => parse(text).secrets.length);
    expect(sizes).toContain(12);
  });

  test.each(examples)('are valid and can be read: $page, $language', async ({ language, text }) => {
    isValid(language === 'json' ? JSON.parse(text) : parse(text));
    expect(isValid.errors).toBeNull();
    const path = `/repo/example.${language}`;
    const world = { cwd: '/repo', files: { [path]: text } };
    const { status, err, out } = await runWith(['ci', '--dry-run', '-c', path], world);
    expect({
      status,
      err: err.replace(/^note: allowUndetermined with a duration.*\n/, ''),
    }).toEqual({
      status: 0,
      err: '',
    });
    expect(out).toContain(`${parse(text).secrets.length} secret`);
  });
});

/** The place of each fault as `line:column`, and the whole message. */
async function faultsIn(
  text: string,
  argv: readonly string[] = [],
  name = 'token-check.config.yaml',
) {
  const files = { '/repo/.git': '', [`/repo/${name}`]: text };
  const transport = async () => {
    throw new Error('a request');
  };
  const ran = await runWith(['ci', ...argv], { cwd: '/repo', files, transport });
  const places = [...ran.err.matchAll(new RegExp(`^${name}:(\\d+:\\d+): `, 'gm'))];
  return { ...ran, places: places.map(([, place]) => place) };
}

const token = makeToken('dop_v1_', 'in the configuration');

describe('a fault of the configuration ends with 2 before a request, with its place and the right word:', () => {
  test.each<[string, string, string[], string | null]>([
    ['an unknown field', 'secrets:\n  - env: A\n    minTTL: 1d\n', ['3:5'], 'Did you mean minTtl?'],
    [
      'a field with other separators',
      'secrets:\n  - env: A\n    warn-ttl: 1d\n',
      ['3:5'],
      'Did you mean warnTtl?',
    ],
    [
      'an unknown field in defaults',
      'defaults:\n  scopes: []\nsecrets: [{ env: A }]\n',
      ['2:3'],
      'The fields are: description, ',
    ],
    ['env in defaults', 'defaults:\n  env: A\nsecrets: [{ env: A }]\n', ['2:3'], null],
    [
      'an unknown field at the top',
      'secret: []\nsecrets: [{ env: A }]\n',
      ['1:1'],
      'Did you mean secrets?',
    ],
    ['an address at the top', 'apiUrl: https://a.example\nsecrets: [{ env: A }]\n', ['1:1'], null],
    ['a list where a text belongs', 'secrets:\n  - env: [A]\n', ['2:10'], null],
    [
      'a text where a list belongs',
      'secrets:\n  - env: A\n    can: external-dns\n',
      ['3:10'],
      'can: [external-dns]',
    ],
    [
      'a number where a text belongs',
      'secrets:\n  - env: A\n    team: 2024\n',
      ['3:11'],
      'in quotes',
    ],
    ['no value', 'secrets:\n  - env: A\n    team:\n', ['3:10'], null],
    [
      'a text for true',
      'secrets:\n  - env: A\n    leastPrivilege: yes\n',
      ['3:21'],
      'true or false',
    ],
    ['a duration in words', 'secrets:\n  - env: A\n    minTtl: 14 days\n', ['3:13'], '14d'],
    ['a duration without a unit', 'secrets:\n  - env: A\n    warnTtl: 14\n', ['3:14'], '14d'],
    [
      'a wrong duration for allowUndetermined',
      'secrets:\n  - env: A\n    allowUndetermined: often\n',
      ['3:24'],
      '3d',
    ],
    [
      'a wrong kind',
      'secrets:\n  - env: A\n    kind: personal-acess-token\n',
      ['3:11'],
      'Did you mean personal-access-token?',
    ],
    [
      'a wrong kind in a list',
      'secrets:\n  - env: A\n    kind: [legacy-token, pat]\n',
      ['3:26'],
      'The kinds are: ',
    ],
    [
      'an unknown job',
      'secrets:\n  - env: A\n    can:\n      - external-dsn\n',
      ['4:9'],
      'Did you mean external-dns?',
    ],
    [
      'an unknown operation',
      "secrets:\n  - env: A\n    can: ['POST /v2/droplet']\n",
      ['3:11'],
      'POST /v2/droplets',
    ],
    [
      'a scope as an operation',
      'secrets:\n  - env: A\n    can: [droplet:create]\n',
      ['3:11'],
      'requireScopes',
    ],
    [
      'a malformed scope',
      'secrets:\n  - env: A\n    requireScopes: [droplet]\n',
      ['3:21'],
      'droplet:read',
    ],
    [
      'a pattern in requireScopes',
      "secrets:\n  - env: A\n    requireScopes: ['*:read']\n",
      ['3:21'],
      null,
    ],
    ['both of env and file', 'secrets:\n  - env: A\n    file: a\n', ['2:5'], 'both'],
    ['neither of env and file', 'secrets:\n  - name: a\n', ['2:5'], 'neither'],
    ['a name twice', 'secrets:\n  - env: A\n  - env: B\n    name: A\n', ['3:5'], 'another name'],
    ['a variable twice', 'secrets:\n  - env: A\n  - env: A\n', ['3:5'], 'another name'],
    ['no secrets', 'secrets: []\n', ['1:10'], '1 to 200'],
    [
      'too many secrets',
      `secrets:\n${Array.from({ length: 201 }, (_, i) => `  - env: T${i}\n`).join('')}`,
      ['2:3'],
      '1 to 200',
    ],
    ['a secret that is only a name', 'secrets: [DO_TOKEN]\n', ['1:11'], '- env: NAME'],
    ['a map of secrets', 'secrets:\n  DO_TOKEN: {}\n', ['2:3'], '1 to 200'],
    ['a shell expression as a variable', 'secrets:\n  - env: $DO_TOKEN\n', ['2:10'], 'DO_TOKEN'],
    ['a pattern as a variable', "secrets:\n  - env: 'DO_*'\n", ['2:10'], 'name of a variable'],
    ['a path above the configuration', 'secrets:\n  - file: a/../../b\n', ['2:11'], '/run/secrets'],
    ['a field twice', 'secrets:\n  - env: A\n    team: a\n    team: b\n', ['4:5'], 'Remove one'],
    ['a wrong version', 'version: 2\nsecrets: [{ env: A }]\n', ['1:10'], null],
    ['broken YAML', 'secrets:\n  - env: A\n   team: x\n', ['3:1'], 'YAML'],
    ['a tab', 'secrets:\n\t- env: A\n', ['2:1'], 'YAML'],
    ['a text instead of fields', 'DO_TOKEN\n', ['1:1'], 'secrets: [{ env:'],
    ['an empty file', '', ['1:1'], 'secrets: [{ env:'],
    ['several documents', 'secrets: [{ env: A }]\n---\nsecrets: [{ env: B }]\n', ['2:1'], null],
    ['a token as the variable', `secrets:\n  - env: ${token}\n`, ['2:10'], 'Name the variable'],
    [
      'a token as a list item',
      `secrets:\n  - env: A\n    tags: [a, ${token}]\n`,
      ['3:15'],
      'replace the token',
    ],
    ['a token as a field', `secrets:\n  - env: A\n    ${token}: 1\n`, ['3:5'], 'replace the token'],
    [
      'a token as the schema',
      `$schema: ${token}\nsecrets: [{ env: A }]\n`,
      ['1:10'],
      'replace the token',
    ],
    [
      'all of them at once',
      'version: 3\nsecrets:\n  - env: A\n    minTTL: 1d\n  - name: b\n    can: [x]\n',
      ['1:10', '4:5', '5:5', '6:11'],
      'has 4 faults',
    ],
  ])('%s', async (_what, text, places, hint) => {
    for (const argv of [[], ['--dry-run'], ['--exit-zero']]) {
      const found = await faultsIn(text, argv);
      expect({ status: found.status, out: found.out }).toEqual({ status: 2, out: '' });
      expect(found.places).toEqual(places);
      expect(found.err).toContain('[invalid-config]');
      if (hint !== null) expect(found.err).toContain(hint);
      expect(found.err).not.toContain(token.slice(-20));
      expect(found.err).not.toContain(token.slice(7, 27));
    }
  });

  test.each<[string, string, string[]]>([
    ['a comma too many', '{\n  "secrets": [{ "env": "A" },]\n}', ['2:30']],
    ['a comment', '{\n  // mine\n  "secrets": [{ "env": "A" }]\n}', ['2:3']],
    ['single quotes', "{ 'secrets': [] }", ['1:3']],
    ['a key twice', '{ "secrets": [{ "env": "A", "env": "B" }] }', ['1:29']],
    ['an end too early', '{ "secrets": [', ['1:15']],
    ['a wrong field', '{ "secrets": [{ "env": "A", "minTTL": "1d" }] }', ['1:29']],
  ])('in JSON, %s', async (_what, text, places) => {
    const found = await faultsIn(text, [], 'token-check.config.json');
    expect(found.status).toBe(2);
    expect(found.places).toEqual(places);
  });

  test('an unknown scope that is well written is a note', async () => {
    const config =
      'secrets: [{ env: A, requireScopes: [quantum:read], forbidScopes: ["quantum:*"] }]';
    const { status, err } = await faultsIn(config, ['--dry-run']);
    expect(status).toBe(0);
    expect(err).toMatch(/^note: requireScopes: quantum:read is not in .*\n$/);
  });

  test('more than 1 MiB', async () => {
    const { status, err } = await faultsIn(`secrets: [{ env: A }]\n${'# x\n'.repeat(300_000)}`);
    expect(status).toBe(2);
    expect(err).toContain('1 MiB');
  });

  test('an alias bomb', async () => {
    const lines = ['a: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++) lines.push(`a${i}: &a${i} [${Array(9).fill(`*a${i - 1}`)}]`);
    const { status, err, places } = await faultsIn(`${lines.join('\n')}\nsecrets: [{ env: A }]\n`);
    expect(status).toBe(2);
    expect(places).toHaveLength(1);
    expect(err).toContain('aliases');
  });

  test.each(['EISDIR', 'EACCES', 'ENOENT', 'ELOOP'])('a path that is %s', async (code) => {
    const readFile = async () => ({ error: code });
    const { status, err } = await runWith(['ci', '-c', 'x.yaml'], { cwd: '/repo', readFile });
    expect(status).toBe(2);
    expect(err).toMatch(/^token-check: --config can’t read “x\.yaml”\. .* \[unreadable-input\]\n/);
  });

  test('no configuration: where it looked, and ci init', async () => {
    const world = { cwd: '/repo/a', files: { '/repo/.git': '' } };
    const { status, err } = await runWith(['ci'], world);
    expect(status).toBe(2);
    expect(err).toContain('[no-config]');
    expect(err).toContain(' in /repo/a or above it, up to /repo.');
    expect(err).toContain('token-check ci init');
  });
});
