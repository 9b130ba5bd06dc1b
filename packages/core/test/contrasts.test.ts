import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { contrasts } from '../src/knowledge/contrasts.ts';

/** "It works there, but not here" clears the token: what differs between the two is the cause. */
const rejected =
  'GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';

type ContrastId = (typeof contrasts)[number]['id'];

async function said(text: string) {
  const [report] = await check(text, { network: false });
  const diagnoses = report?.diagnoses ?? [];
  const [first] = diagnoses;
  if (first === undefined) throw new Error('a report without a diagnosis');
  const steps = first.fix.map((step) => [step.text, step.command, step.url].join(' '));
  return {
    code: first.code,
    title: first.title,
    all: [first.what, first.why, ...steps].join('\n'),
    codes: diagnoses.map(({ code }) => code),
  };
}

const titleOf = (id: ContrastId) => contrasts.find((one) => one.id === id)?.title;

describe('the place in which it fails is told, and no new token', () => {
  test.each<[ContrastId, string]>([
    ['fork', `Fails in our GitHub workflow for pull requests from forks.\n${rejected}`],
    ['other-branch', `In GitLab it works on main, but not on my feature branch:\n${rejected}`],
    ['other-branch', `merge requests fail, master is fine\n${rejected}`],
    ['other-branch', `MR pipelines only; after merging it is fine\n${rejected}`],
    ['with-sudo', `sudo doctl account get fails, without sudo it works\n${rejected}`],
    ['systemd-unit', `runs fine when I start it by hand, fails from the systemd unit\n${rejected}`],
    ['cron', `Manually the backup script works. From cron:\n${rejected}`],
    ['desktop-program', `curl works, Cursor says\n${rejected}`],
    ['container', `It works on my laptop, but not in docker compose:\n${rejected}`],
    ['container', `The token was validated with doctl.\n$ docker run -e DO_TOKEN app\n${rejected}`],
    ['ci-job', `Locally everything works, GitLab CI prints\n${rejected}`],
    ['ci-job', `works when I run it on my machine, the Jenkins job fails:\n${rejected}`],
    ['pod', `It works locally but not in the pod\n${rejected}`],
    ['other-machine', `It works on my mac, on the build server:\n${rejected}`],
    ['other-shell', `Works fine from bash, PowerShell gives\n${rejected}`],
    ['other-version', `After rolling back to 1.2 it works again\n${rejected}`],
    ['other-version', `The older version works with the same token.\n${rejected}`],
    ['other-library', `GuzzleHttpAdapter works fine. Only BuzzAdapter fails.\n${rejected}`],
  ])('%s: %s', async (id, text) => {
    const { code, title, all } = await said(text);
    expect(code).toBe('token-rejected');
    const program = id === 'with-sudo' ? 'doctl' : 'your program';
    expect(title).toBe(titleOf(id)?.replace('{program}', program));
    expect(all).not.toMatch(/deleted, has expired|Create a new token/);
  });

  test.each([
    [
      'a program without a token',
      'works on my laptop, on the build server:\nError: api_token for auth must be specified',
    ],
    ['a program without a token', 'sudo kubectl get pods\nError: access token is required'],
  ])('%s: %s', async (_what, text) => {
    const { all } = await said(text);
    expect(all).not.toMatch(/Create a new token|doctl auth init/);
  });
});

describe('the place is no cause', () => {
  test.each([
    ['where it is the one that works', `It works in docker, but not in my shell:\n${rejected}`],
    [
      'where nothing works elsewhere',
      `It doesn't work locally and it doesn't work in docker:\n${rejected}`,
    ],
    ['where it no longer works', `It no longer works from cron:\n${rejected}`],
  ])('%s', async (_what, text) => {
    const titles: readonly string[] = contrasts.map(({ title }) => title);
    expect(titles).not.toContain((await said(text)).title);
  });

  test.each([
    ['where it worked weeks ago', `The cron job worked by hand two weeks ago.\n${rejected}`],
    ['where a guide says so', `The docs say it works with docker compose.\n${rejected}`],
    ['where the text only asks', `Does this action work on GitHub runners?\n${rejected}`],
    ['where the text only explains', `I read how it works in kubernetes.\n${rejected}`],
    ['where a person works on it', `I'm working on a cron job for backups.\n${rejected}`],
    [
      'where the fork is a repository of its own',
      `I set the secret DO_TOKEN in my fork. The workflow says\n${rejected}`,
    ],
    ['where only an installation works', `apt install doctl works on my server.\n${rejected}`],
  ])('%s, so the answer is all that is known', async (_what, text) => {
    expect((await said(text)).title).toBe('DigitalOcean rejected the token (401)');
  });

  test('of a refused operation, which needs a token that works', async () => {
    const { code } = await said(
      'It works locally, in CI: POST https://api.digitalocean.com/v2/droplets: 403 You are not authorized to perform this operation',
    );
    expect(code).toBe('scope-missing');
  });
});

test('a registry login that works by hand clears the login, too', async () => {
  const { code, all } = await said(
    'I can pull by hand without problems. watchtower: registry.digitalocean.com responded with "401 Unauthorized" to the head request',
  );
  expect(code).toBe('other-service');
  expect(all).toContain('config.json');
  expect(all).not.toContain('has expired');
});
