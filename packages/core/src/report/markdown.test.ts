import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../explain.ts';
import { toMarkdown } from './markdown.ts';
import type { Report } from './report-v1.ts';

/** The Markdown doesn't depend on the evidence. */
type Loose = Omit<Diagnosis, 'evidence'>;
const diagnosis = (one: Loose) => ({ ...one, evidence: {} }) as unknown as Diagnosis;

const rejected = diagnosis({
  code: 'token-rejected',
  severity: 'error',
  confidence: 'likely',
  title: 'DigitalOcean rejected the token',
  what: 'DigitalOcean answered 401.',
  why: 'The token was deleted or has expired.',
  fix: [
    { text: 'Make a new token:', url: 'https://cloud.digitalocean.com/account/api/tokens' },
    { text: 'Set it where the program reads it:', command: 'export DO_TOKEN=…\necho "$DO_TOKEN"' },
  ],
  docs: 'docs/problems/token-rejected.md',
});

const spaces = diagnosis({
  code: 'stray-whitespace',
  severity: 'error',
  confidence: 'possible',
  title: 'There is a space in the value',
  what: 'A space follows the token.',
  why: '',
  fix: [{ text: 'Delete the space.' }, { text: 'This step is left out.' }],
  docs: 'https://example.com/problems/stray-whitespace',
});

const report: Report = {
  schemaVersion: 1,
  verdict: 'problem',
  summary: 'DigitalOcean rejected the token.',
  source: { kind: 'env', name: 'DO_TOKEN' },
  credential: {
    kind: 'personal-access-token',
    provider: 'DigitalOcean',
    label: 'dop_v1_…938a',
    fingerprint: 'sha256:0123456789ab',
  },
  diagnoses: [rejected],
  account: {
    email: 'sammy@example.com',
    name: 'Sammy',
    uuid: 'u',
    status: 'active',
    emailVerified: true,
    team: { name: '@octo/team', uuid: 't' },
  },
  grant: {
    scopes: ['droplet:read', 'image:read'],
    expiresAt: '2026-12-10T00:00:00.000Z',
    createdAt: null,
    application: null,
  },
  probes: [],
};
const now = Date.parse('2026-12-01T00:00:00.000Z');

const withTitle = (title: string): Report => ({
  ...report,
  account: null,
  grant: null,
  diagnoses: [{ ...rejected, confidence: 'certain', title, fix: [] }],
});

test('one report', () => {
  expect(toMarkdown(report, { now })).toBe(`### ✗ Probably: DigitalOcean rejected the token

DigitalOcean answered 401. The token was deleted or has expired.

1. Make a new token: <https://cloud.digitalocean.com/account/api/tokens>
2. Set it where the program reads it:

   \`\`\`
   export DO_TOKEN=…
   echo "$DO_TOKEN"
   \`\`\`

- value: \`dop_v1_…938a\`
- kind: personal access token
- from: \`env DO_TOKEN\`
- account: \`Sammy, sammy@example.com, active\`
- team: \`@octo/team\`
- scopes: \`droplet:read image:read\`
- expires: 2026-12-10 (in 9 days)

\`token-rejected\` (likely)
`);
});

test('further diagnoses follow: a fault with its first step, a hint in one line', () => {
  const hint = diagnosis({
    ...spaces,
    code: 'full-access',
    severity: 'info',
    confidence: 'certain',
    title: 'The token has full access',
    docs: '',
  });
  const markdown = toMarkdown({
    ...report,
    diagnoses: [rejected, { ...spaces, confidence: 'likely' }, hint, { ...spaces }],
  });
  expect(markdown).toContain(`
Probably also: There is a space in the value.

- Delete the space.

Also: The token has full access.

Possibly also: There is a space in the value.

- value: `);
  expect(markdown).toMatch(
    /\n`token-rejected` \(likely\), \[`stray-whitespace`\]\(<https:\/\/example\.com\/problems\/stray-whitespace>\) \(likely\), `full-access`, .*\n$/,
  );
});

test('the credentials of one paste are a table, and the first one is a report', () => {
  const several = diagnosis({
    ...rejected,
    code: 'multiple-credentials',
    severity: 'info',
    confidence: 'certain',
    title: 'Two',
    fix: [],
  });
  const at = (line: number, ...diagnoses: Diagnosis[]): Report => ({
    ...report,
    source: { kind: 'stdin', line },
    diagnoses,
  });
  const markdown = toMarkdown([at(7, rejected, several), at(2, spaces)]);
  expect(markdown).toContain(`**2 credentials: 1 is rejected, 1 has a problem**

| Line | Value | Result |
| --- | --- | --- |
| 2 | \`dop_v1_…938a\` | ✗ Possibly: There is a space in the value |
| → 7 | \`dop_v1_…938a\` | ✗ Probably: DigitalOcean rejected the token |

### ✗ Probably: DigitalOcean rejected the token
`);
  expect(markdown.match(/^###/gm)).toHaveLength(1);
  expect(markdown).not.toContain('Two');
});

test('several reports follow each other', () => {
  const markdown = toMarkdown([withTitle('One'), withTitle('Two')]);
  expect(markdown.match(/^### .*$/gm)).toEqual(['### ✗ One', '### ✗ Two']);
  expect(toMarkdown([])).toBe('');
});

test('a usable token is the headline, whatever else there is to say', () => {
  const accepted = diagnosis({
    ...rejected,
    code: 'token-accepted',
    severity: 'info',
    confidence: 'certain',
    title: 'DigitalOcean accepts this token',
  });
  const usable: Report = { ...report, verdict: 'usable', diagnoses: [spaces, accepted] };
  expect(toMarkdown(usable)).toMatch(/^### ✓ DigitalOcean accepts this token\n/);
});

test('no time is relative without a clock', () => {
  expect(toMarkdown(report)).toContain('\n- expires: 2026-12-10\n');
});

describe('text that may come from elsewhere stays text:', () => {
  test.each([
    ['a mention', 'Ask @octocat now', 'Ask `@octocat` now'],
    ['an email address', 'Of (a.b@example.com).', 'Of (`a.b@example.com`).'],
    ['an address', 'See https://evil.example/x?a=b.', 'See `https://evil.example/x?a=b`.'],
    ['a host that becomes a link', 'At www.evil.example', 'At `www.evil.example`'],
    ['an issue', 'As in #12, o/r#12 and GH-12', 'As in `#12`, `o/r#12` and `GH-12`'],
    ['a reference of GitLab', 'See !12, ~bug, %v1 and $1', 'See `!12`, `~bug`, `%v1` and `$1`'],
    ['a commit', 'Since 0123abc of o/r@0123abc', 'Since `0123abc` of `o/r@0123abc`'],
    ['a link', 'A [b](c) d', 'A \\[b\\](c) d'],
    ['an image', '![b](//c/d)', '!\\[b\\](//c/d)'],
    ['markup', 'a *b* | ~ # \\', 'a \\*b\\* \\| \\~ \\# \\\\'],
    ['HTML', '<b>c</b> &lt; a & b', '\\<b>c\\</b> `&lt`; a \\& b'],
    ['a name of a variable', 'Set “DO_TOKEN” or $DO_TOKEN.', 'Set “`DO_TOKEN`” or `$DO_TOKEN`.'],
    ['code', 'Use `a b` or `@c`', 'Use `a b` or `@c`'],
    ['half of code', 'Use `a @b', 'Use \\`a `@b`'],
    ['lines', 'One\n\n# Two\r\n- three\u2028four', 'One \\# Two - three four'],
    ['control and bidi characters', 'a\u001b[2Jb\u202ec\u0000', 'a\\[2Jbc'],
  ])('%s', (_what, title, expected) => {
    expect(toMarkdown(withTitle(title))).toContain(`### ✗ ${expected}\n`);
  });

  test.each([
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['+ a', '\\+ a'],
    ['1. a', '1\\. a'],
    ['2) a', '2\\) a'],
    ['> a', '\\> a'],
    ['=== a', '\\=== a'],
    ['---', '\\---'],
  ])('%j starts no block', (what, expected) => {
    const diagnoses = [{ ...rejected, what, why: '', fix: [{ text: what }] }];
    const markdown = toMarkdown({ ...report, diagnoses });
    expect(markdown).toContain(`\n\n${expected}\n\n- ${expected}\n\n`);
  });

  test.each([
    ['`', '`` ` ``'],
    ['``', '``` `` ```'],
    ['a`b', '``a`b``'],
    ['` @x', '`` ` @x ``'],
    [' a', '`a`'],
    ['a\nb', '`a b`'],
  ])('no value breaks out of its code span: %j', (name, expected) => {
    const account = { ...report.account, team: { name, uuid: 't' } } as Report['account'];
    expect(toMarkdown({ ...report, account })).toContain(`\n- team: ${expected}\n`);
  });

  test('no command breaks out of its code block', () => {
    const command = 'a\n```\n@octocat\n\u001b[2J````';
    const diagnoses = [{ ...rejected, fix: [{ text: 'Run:', command }] }];
    expect(toMarkdown({ ...report, diagnoses })).toContain(`
- Run:

  \`\`\`\`\`
  a
  \`\`\`
  @octocat
  [2J\`\`\`\`
  \`\`\`\`\`
`);
  });

  test.each(['javascript:alert(1)', 'https://a b', 'https://a>b', 'https://u@h/', 'http://x'])(
    'the address %s is no link',
    (url) => {
      const diagnoses = [{ ...rejected, fix: [{ text: 'See', url }], docs: url }];
      const markdown = toMarkdown({ ...report, diagnoses });
      expect(markdown).toContain(`- See \`${url}\`\n`);
      expect(markdown).toContain('\n`token-rejected` (likely)\n');
    },
  );
});
