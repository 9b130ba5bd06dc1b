import { fetchTransport } from '@token-check/core';
import { makeToken } from '@token-check/core/sandbox';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { formatNames } from '../src/render/output-formats.ts';
import { expectCodeQuality, expectJunit, expectSarif } from './report-schemas.ts';
import { type Ran, runWith } from './world.ts';

/** Text that tries to break out of a format, each with a word to find it by. */
const hostiles = {
  'line breaks': 'a\n::error::hostile\r\n\n# hostile',
  'an encoded line break': 'a%0A::error::hostile%0D%0A',
  'a command of the runner': '::set-output name=x::hostile',
  'an old command of the runner': 'a##[error]hostile',
  'the end of commands': '::stop-commands::hostile',
  'a cell of a table': 'a | hostile | b',
  'the end of a section of XML': 'a ]]> </failure><hostile/> "\' &amp; <!-- ',
  'colours of a terminal': '\u001b[31mhostile\u001b]8;;https://hostile.example\u0007\u009b2J',
  'a mention': '@hostile #1 https://hostile.example www.hostile.example',
  'the end of code': '`hostile` ```\n<img src=x> ~~~',
  'another direction': '\u202ehostile\u2066\u200b\ufeff',
  'half characters': 'hostile \ud800 \ufffe \u0000',
} as const;

const tokens = {
  GOOD: makeToken('dop_v1_', 'a canary'),
  SOON: makeToken('dop_v1_', 'a canary that ends'),
  DEAD: makeToken('dop_v1_', 'a dead canary'),
  NARROW: makeToken('dop_v1_', 'a narrow canary'),
  OUT: makeToken('dop_v1_', 'a canary in an outage'),
  STRAY: ` ${makeToken('dop_v1_', 'a canary with a space')} `,
  SPACES: makeToken('', 'a key').slice(0, 43),
};

/** An API that says `text` wherever it can say something. */
const apiOf = (text: string) =>
  fetchTransport(async (request) => {
    const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? '';
    const isInfo = request.url.includes('token/info');
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json', ...headers },
      });
    if (token === tokens.DEAD) return answer(401, { id: 'Unauthorized', message: text });
    if (token === tokens.OUT) return answer(503, { id: text, message: text });
    if (token === tokens.NARROW && !isInfo) return answer(403, { id: 'Forbidden', message: text });
    if (isInfo) {
      return answer(200, {
        resource_owner_id: 1,
        scopes: token === tokens.NARROW ? ['droplet:read', text] : ['api:read', 'api:write'],
        expires_in_seconds: token === tokens.SOON ? 86_400 : null,
        application: { uid: null, name: text },
        created_at: 1_750_000_000,
      });
    }
    return answer(200, {
      account: {
        email: `sammy@example.com${text}`,
        name: text,
        uuid: text,
        status: 'warning',
        status_message: text,
        email_verified: true,
        team: { name: text, uuid: text },
      },
    });
  });

/** Every file and stream that a run writes. */
const allOf = ({ out, err, written }: Ran): string[] => [out, err, ...Object.values(written)];

const reports = formatNames.flatMap((name) => ['--report', `${name}=report.${name}`]);

/** Runs every kind of secret with `text` in the fields of the configuration and in all answers. */
async function runWithText(text: string, argv: readonly string[]): Promise<Ran> {
  // Names can't contain control characters.
  const name = text.replace(/\p{Cc}/gu, ' ').slice(0, 60);
  const fields = {
    owner: text,
    runbook: text,
    description: text,
    storedIn: [text],
    usedBy: [text],
  };
  const config = {
    defaults: { ...fields, tags: [name] },
    secrets: [
      { env: 'GOOD', name: `good ${name}` },
      { env: 'SOON', name: `soon ${name}`, can: ['external-dns'], leastPrivilege: true },
      { env: 'GOOD', name: `again ${name}`, team: text, minTtl: '1d' },
      { env: 'DEAD', name: `dead ${name}` },
      { env: 'NARROW', name: `narrow ${name}`, requireScopes: ['droplet:create'] },
      { env: 'OUT', name: `out ${name}` },
      { env: 'OUT', name: `tolerated ${name}`, allowUndetermined: true },
      { env: 'STRAY', name: `stray ${name}` },
      { env: 'SPACES', name: `spaces ${name}`, kind: 'spaces-secret-key' },
      { env: 'GONE', name: `gone ${name}` },
      { env: 'GONE', name: `skipped ${name}`, allowUnset: true },
    ],
  };
  return runWith(['ci', '--verbose', '--passports', 'passports.json', ...reports, ...argv], {
    cwd: '/repo',
    env: { ...tokens, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/summary.md' },
    files: { '/repo/.git': '', '/repo/token-check.config.yaml': stringify(config) },
    transport: async () => apiOf(text),
  });
}

describe.each(Object.entries(hostiles))('%s in names and answers', (_what, text) => {
  test('stays text in every format', async () => {
    const { out, written, status, err } = await runWithText(text, []);
    expect(err).not.toContain('inside the program');
    expect(status).toBe(2);

    const github = written['report.github'] ?? '';
    expect(out).toBe(github);
    const commands = github.split(/\r\n|[\r\n\u2028\u2029]/).filter((one) => /^\s*::/.test(one));
    for (const command of commands) {
      expect(command).toMatch(
        /^::(?:error|warning|notice) file=token-check\.config\.yaml,line=\d+,title=[^:,]*::[^\n]*%0A\[[a-z-]+\]$/,
      );
    }
    expect(commands).toHaveLength(10);
    expect(github).not.toContain('##[');

    expectSarif(written['report.sarif'] ?? '');
    expectJunit(written['report.junit'] ?? '');
    expectCodeQuality(written['report.gitlab'] ?? '');
    expect(written['report.junit']).not.toContain('<hostile');
    expect(JSON.parse(written['report.json'] ?? '').reports).toHaveLength(11);
    expect(written['report.ndjson']?.trimEnd().split('\n')).toHaveLength(11);

    const markdown = written['report.markdown'] ?? '';
    expect(written['/summary.md']).toBe(markdown);
    for (const line of markdown.split('\n').filter((one) => one.startsWith('| '))) {
      expect(line.match(/(?<!\\)\|/g), line).toHaveLength(7);
    }
    // As a page, it calls nobody, makes no link and is no element.
    const html = marked.parse(markdown, { async: false });
    expect(html).not.toMatch(/href="[^"]*hostile|<(?:hostile|img)|<h\d[^>]*>\s*hostile/);
    expect(html.replace(/<code[^>]*>[\s\S]*?<\/code>/g, '')).not.toMatch(/@hostile|#1\b/);

    for (const shown of [out, err, written['report.text'] ?? '', markdown]) {
      expect(shown).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u);
    }
  });

  test('brings no secret into any output', async () => {
    for (const argv of [
      [],
      ['--format', 'text'],
      ['--offline'],
      ['--dry-run'],
      ['-o', 'out.txt'],
    ]) {
      for (const shown of allOf(await runWithText(text, argv))) expectNoSecret(shown);
    }
  });
});

/** No 20 consecutive characters of any value. */
function expectNoSecret(shown: string): void {
  for (const value of Object.values(tokens)) {
    const secret = value.trim();
    for (let at = 0; at + 20 <= secret.length; at++) {
      const part = secret.slice(at, at + 20);
      if (shown.includes(part))
        expect.fail(`It contains a part of a secret: ${context(shown, part)}`);
    }
  }
}

const context = (shown: string, part: string) =>
  shown.slice(Math.max(0, shown.indexOf(part) - 60), shown.indexOf(part) + 30);

describe('a secret stays secret', () => {
  // token-check never sends SPACES to DigitalOcean.
  const { SPACES: _, ...sent } = tokens;

  test.each(Object.entries(sent))('if DigitalOcean says it: %s', async (_name, token) => {
    for (const format of ['text', 'json']) {
      const ran = await runWith(['ci', '--verbose', ...reports, '--format', format], {
        cwd: '/repo',
        env: tokens,
        files: {
          '/repo/token-check.config.yaml':
            'secrets: [{ env: GOOD, team: A }, { env: DEAD }, { env: NARROW, can: [packer] }, { env: OUT }]',
        },
        transport: async () => apiOf(`It is ${token.trim()}`),
      });
      for (const shown of allOf(ran)) expectNoSecret(shown);
    }
  });

  test('in a configuration, a flag, a path or a file that contains it', async () => {
    const secret = tokens.GOOD;
    const config = `secrets: [{ env: GOOD, name: ok }]`;
    const files = { '/repo/.git': '', '/repo/token-check.config.yaml': config };
    const runs: readonly (readonly [readonly string[], Readonly<Record<string, string>>])[] = [
      [['ci', '--only', secret], files],
      [['ci', '-c', secret], files],
      [['ci', '-c', `${secret}.yaml`], { ...files, [`/repo/${secret}.yaml`]: 'secrets: []' }],
      [['ci', secret], files],
      [['ci', 'init', '--only', secret], files],
      [['ci', '--allow-unset', secret], files],
      [['ci', '--allow-undetermined', secret], files],
      [['ci', '--min-ttl', secret], files],
      [['ci', '--retry-for', secret], files],
      [['ci', '--can', secret], files],
      [['ci', '--require-scope', secret], files],
      [['ci', '--expect-team', secret], files],
      [['ci', '--report', secret], files],
      [['ci', '--report', `${secret}=x`], files],
      [['ci', '--format', secret], files],
      [['ci', '--env', secret], files],
      [['ci', '--successor-of', secret], files],
      [['ci', '--passports', secret], { ...files, [secret]: secret }],
      [['ci'], { ...files, '/repo/token-check.config.yaml': `secrets: [{ file: ${secret} }]` }],
      [
        ['ci'],
        { ...files, '/repo/token-check.config.yaml': `secrets: [{ env: A, team: "${secret}" }]` },
      ],
      [
        ['ci', '--dry-run'],
        { ...files, '/repo/token-check.config.yaml': `# ${secret}\n${config}` },
      ],
      [['ci', '--dry-run'], { ...files, '/repo/token-check.config.yaml': `${config}\n${secret}` }],
      [['ci', '--dry-run'], { ...files, '/repo/token-check.config.yaml': `${config}\n*${secret}` }],
      [
        ['ci', '--dry-run'],
        { ...files, '/repo/token-check.config.yaml': `${config}\n!${secret} a` },
      ],
      [
        ['ci', '--dry-run'],
        { ...files, '/repo/token-check.config.yaml': `%${secret} a\n---\n${config}` },
      ],
    ];
    for (const [argv, here] of runs) {
      const ran = await runWith(argv, {
        cwd: '/repo',
        env: tokens,
        files: here,
        transport: async () => apiOf('x'),
      });
      expect(ran.err, argv.join(' ').slice(0, 20)).not.toContain('inside the program');
      for (const shown of allOf(ran)) expectNoSecret(shown);
    }
  });
});
