import { makeToken } from '@token-check/core/sandbox';
import { describe, expect, test } from 'vitest';
import { runWith } from './world.ts';

const good = makeToken('dop_v1_', 'full access');
const dead = makeToken('dop_v1_', 'deleted');

const run = (config: string, argv: readonly string[] = [], env: Record<string, string> = {}) =>
  runWith(['ci', '--sandbox', '--quiet', ...argv], {
    cwd: '/repo',
    env: { GOOD: good, DEAD: dead, ...env },
    files: { '/repo/token-check.config.yaml': config },
  });

const config = `
secrets:
  - name: deploy
    env: GOOD
    can: [external-dns]
    minTtl: 90d
    owner: '@acme/platform'
    runbook: https://wiki.example.com/rotate
    usedBy: [.github/workflows/deploy.yml]
    storedIn: ['GitHub environment production: DIGITALOCEAN_ACCESS_TOKEN']
`;

const parts = [
  'In the team My Team, create a token. Tick these under Custom Scopes:',
  'domain:read domain:update',
  'read -rs NEW && export NEW',
  'token-check --env NEW --successor-of GOOD --can external-dns',
  'gh secret set DIGITALOCEAN_ACCESS_TOKEN --env production',
  'Used by: .github/workflows/deploy.yml.',
  'Delete the old token',
  'token-check --env GOOD',
  '@acme/platform',
  'https://wiki.example.com/rotate',
];

describe('the plan to replace a secret', () => {
  test.each(['text', 'markdown'])('is in %s, in this order', async (format) => {
    const { out } = await run(config, ['--format', format]);
    const flat = out.replace(/[\s`]+/g, ' ');
    const places = parts.map((part) => flat.indexOf(part, flat.indexOf('To replace it')));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('is in the summary of a GitHub job', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/summary.md' };
    const { written, out } = await run(config, [], env);
    expect(written['/summary.md']).toContain('#### To replace it');
    expect(out).not.toContain('To replace it');
  });

  test('says the place and the users of a secret once', async () => {
    const { out } = await run(config);
    expect(out.match(/deploy\.yml/g)).toHaveLength(1);
    expect(out).not.toContain('stored in');
  });

  test('is not under a secret that passes, and not in a file for machines', async () => {
    expect((await run('secrets: [{ env: GOOD }]')).out).not.toContain('To replace it');
    expect((await run(config, ['--json'])).out).not.toContain('To replace it');
  });

  const hostile = '@all ]]>%0A::error::x | `a` <img> \\"';
  test.each(['text', 'markdown', 'github'])(
    'shows the text of a configuration as text: %s',
    async (format) => {
      const text = JSON.stringify({
        secrets: [
          {
            name: hostile,
            env: 'DEAD',
            team: `${hostile}\n::error::y`,
            storedIn: [`${hostile}\n# heading`, '::set-output name=a::b'],
            usedBy: [hostile, '\u001b[2J'],
          },
        ],
      });
      const { out, status } = await run(text, ['--format', format]);
      expect(status).toBe(1);
      expect(out).not.toContain('\u001b');
      if (format === 'github') {
        const commands = out.split('\n').filter((line) => /^\s*::/.test(line));
        expect(commands).toHaveLength(1);
        expect(commands[0]).toMatch(/^::error file=token-check\.config\.yaml,/);
      }
      if (format !== 'markdown') return;
      // No mention outside of code.
      const plain = out
        .replace(/^ *```[\s\S]*?^ *```$/gm, '')
        .replace(/(`+)[^`](?:.*?[^`])?\1/g, '');
      expect(plain).not.toMatch(/@all|(?<!\\)<img|^\s*#+ heading/m);
    },
  );
});
