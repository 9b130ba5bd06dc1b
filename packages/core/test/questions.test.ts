import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { jobs } from '../src/codes/questions/general-question.ts';
import { headlineOf } from '../src/explain.ts';
import { circumstances } from '../src/knowledge/circumstances.ts';
import { type TopicId, topics } from '../src/knowledge/topics.ts';
import { exitStatus } from '../src/report/verdict.ts';
import { readSubject } from '../src/scopes/subject.ts';

const offline = { network: false } as const;

describe('a question gets the answers to its topics, in its order', () => {
  test.each<[string, readonly TopicId[]]>([
    ['Is an API token different from a personal access token?', ['pat-or-oauth']],
    ['Should I ask my users to make a personal access token?', ['for-users']],
    ['Which OAuth flow should a single-page app use?', ['oauth-flow']],
    ['can I use client_credentials?', ['oauth-flow']],
    ['Does the token expire after 30 days?', ['expiry']],
    ['how do I refresh it', ['expiry']],
    ['What happens when the token expires?', ['expiry']],
    ['Is it secure to control my servers from my own panel?', ['safety']],
    ['I leaked my token on GitHub, what now?', ['safety']],
    ['Where should I store the token?', ['safety']],
    ['Is it full read/write?', ['permissions']],
    ['How can my clients only reboot their servers?', ['panel-scopes']],
    ['How do I see what my token can do?', ['see-scopes']],
    ['Whose token is this?', ['owner']],
    ['What happens to it when its owner leaves the team?', ['owner']],
    ['Where do I delete a token?', ['where']],
    ['Do clients have to paste an API key, or is there a better way?', ['for-users']],
    ['Does destroying a droplet also delete the tokens on it?', ['what-ends']],
    ['Is my token gone if we rename the team?', ['what-ends']],
    ['can two servers use the same token at once, or does one kick the other out?', ['shared']],
    ['Is the payment declined because my token was revoked?', ['locked-account']],
    ['Can I get a reminder before my token expires?', ['expiry-alert']],
    ['Can I restrict a token to one domain?', ['permissions']],
    ['What scopes does octoDNS need?', ['permissions']],
    ['can I use the same token for s3cmd?', ['spaces-keys']],
    ['Is doo_v1_ the same as dop_v1_?', ['old-format']],
    ['Which token does the cron job use then?', ['see-sent']],
    ['can an iOS app ship with the client secret?', ['oauth-flow']],
    ['How do I replace my token without taking down five services?', ['rotate']],
    ['If we remove Bo from the team, do his tokens stop working?', ['owner']],
    ['OAuth app or just a personal token for a cron script?', ['pat-or-oauth']],
    ['Can I put the token in the Dockerfile?', ['safety']],
    ['Does a bucket need a different key?', ['spaces-keys']],
    ['Is the personal token a replacement for the API key?', ['legacy-key']],
    [
      'Is that a bad idea? Does it expire? How do I refresh it? Is it full read/write? What about my team?',
      ['safety', 'expiry', 'permissions', 'owner'],
    ],
  ])('%s', async (text, asked) => {
    const reports = await check(text, offline);
    const [first] = reports[0]?.diagnoses ?? [];
    expect(first?.evidence).toMatchObject({ topics: asked });
    expect(reports[0]?.verdict).toBe('unchecked');
    expect(exitStatus(reports)).toBe(0);
  });

  test.each([
    'How much is a Droplet?',
    'Why 401?',
    'https://example.com/?expires=30 days',
    '401 Unable to authenticate you',
  ])('%s: no topic', async (text) => {
    const [report] = await check(text, offline);
    expect(report?.diagnoses.map(({ code }) => code)).not.toContain('general-question');
  });
});

test('a fault in the same paste comes first, and the question is still answered', async () => {
  const text =
    'GET https://api.digitalocean.com/v2/account: 401 Unable to authenticate you\nDoes a token expire?';
  const [report] = await check(text, offline);
  expect(report?.diagnoses.map(({ code }) => code)).toEqual(['token-rejected', 'general-question']);
  expect(report?.verdict).toBe('problem');
});

describe('a story is evidence, and never more than possible', () => {
  test.each([
    ['It worked for a month and stopped yesterday.', 'worked-before'],
    ['Deploys fail since a colleague left.', 'colleague-left'],
    ['After I changed my password, Terraform fails.', 'password-changed'],
    ['Since we moved to another team, nothing works.', 'team-changed'],
    ['It fails only in CI.', 'only-in-ci'],
    ['It works in curl, not in Terraform.', 'works-in-curl'],
    [
      'I went through the authorization page and took the value from the callback for the token.',
      'code-from-callback',
    ],
  ])('%s', async (text, id) => {
    const [report] = await check(text, offline);
    const [first] = report?.diagnoses ?? [];
    const title = circumstances.find((one) => one.id === id)?.title;
    expect(first && headlineOf(first)).toBe(`Possibly: ${title}`);
    expect(first?.evidence).toMatchObject({ circumstances: [id] });
    expect(first?.fix.length).toBeGreaterThan(0);
    expect(report?.verdict).toBe('undetermined');
  });

  test('it chooses the first step for a pasted rejection', async () => {
    const [report] = await check(
      'Works in curl, but not in Terraform:\nGET https://api.digitalocean.com/v2/account: 401 Unable to authenticate you',
      offline,
    );
    const [first] = report?.diagnoses ?? [];
    expect(first?.code).toBe('token-rejected');
    expect(first?.fix[0]?.text).toContain('`token` of the provider block');
    expect(first?.fix[0]?.command).toBe('token-check --env DIGITALOCEAN_TOKEN');
  });
});

describe('a text without a known error', () => {
  test.each([
    ['git@github.com: Permission denied (publickey).', 'API token isn’t involved', 'SSH offers'],
    [
      'Run terraform apply\nError: Process completed with exit code 1.',
      'The cause is in the lines above it',
      'TF_LOG=DEBUG',
    ],
    ['POST https://api.digitalocean.com/v2/droplets status: 201', 'the token was accepted', ''],
  ])(
    '%s: what was recognized, what that rules out, and how to get more',
    async (text, why, step) => {
      const [report] = await check(text, offline);
      const [first] = report?.diagnoses ?? [];
      expect(first?.code).toBe('unexplained');
      expect(first?.what).toContain('token-check recognized: ');
      expect(first?.why).toContain(why);
      const [more] = first?.fix ?? [];
      expect(`${more?.text} ${more?.command}`).toContain(step);
    },
  );
});

test.each(topics)('the answer about $id fits five lines of a terminal', ({ answer, title }) => {
  expect(answer.length).toBeLessThanOrEqual(310);
  expect(title.length).toBeLessThanOrEqual(60);
});

test('a code from a callback that was never exchanged comes before the faults of the request', async () => {
  const text = [
    'I went through the authorization page and took the value from the callback for the token.',
    'curl -X GET -H "Authorization: Bearer MyTokenFromAppHere" ""',
    'Is an API token different from a personal access token?',
  ].join('\n');
  const [report] = await check(text, offline);
  expect(report?.summary).toBe('Possibly: The authorization code was never exchanged for a token.');
  expect(report?.verdict).toBe('problem');
  expect(report?.diagnoses.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['missing-url', 'general-question']),
  );
});

test.each(Object.entries(jobs))(
  'the job for %s is one of `token-check scopes`',
  (_program, job) => {
    expect(['preset', 'jobs']).toContain(readSubject(job).type);
  },
);

test('a question about scopes leads to the ones of the program that it names', async () => {
  const [report] = await check('Which scopes does external dns need?', { network: false });
  expect(report?.diagnoses[0]?.fix[0]?.text).toBe('See which scopes external-dns needs:');
});

test('a token that is not in the list has probably expired', async () => {
  const [report] = await check('I cannot see my token in the list any more. Was it deleted?', {
    network: false,
  });
  expect(report?.diagnoses[0]?.title).toContain('disappears from the list');
});
