import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { headlineOf } from '../src/explain.ts';
import { layOut } from '../src/report/layout.ts';
import { makeToken } from '../src/sandbox/make-token.ts';

/** Stories of people: the one fact that decides, and stories in which the same words decide nothing. */

async function said(text: string) {
  const [report] = await check(text, { network: false });
  if (report === undefined) throw new Error('no report');
  const { main, also } = layOut(report);
  if (main === undefined) throw new Error('a report without a diagnosis');
  return {
    code: main.code,
    headline: headlineOf(main),
    what: `${main.what} ${main.why}`,
    steps: main.fix.map((step) => [step.text, step.command, step.url].join(' ')),
    also: also.map(({ title }) => title),
  };
}

const rejected =
  'GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';
const forbidden =
  'POST https://api.digitalocean.com/v2/droplets: 403 (request "1-2-3") You are not authorized to perform this operation';

describe('what a person tells of the token', () => {
  test.each([
    [
      'a token that was replaced in a file',
      `Yesterday I rotated the token and put the new one into /etc/myapp/.env on the app server. It still says\n${rejected}`,
      'The running program still has the old token',
      'sudo systemctl restart',
    ],
    [
      'the same with Compose',
      `We replaced the token in the compose environment of the worker, still the same 401:\n${rejected}`,
      'The running program still has the old token',
      'docker compose up -d --force-recreate',
    ],
    [
      'a program that root runs',
      `The playbook reads lookup('env', 'DO_API_TOKEN'), and I start it with sudo.\n${rejected}`,
      'sudo runs your program without your token',
      '--preserve-env=',
    ],
    [
      'a token that the panel lists',
      `The token is still listed in the control panel and has not expired.\n${rejected}`,
      'The program sends another value than the token in the panel',
      '71 characters',
    ],
    [
      'a token that was public',
      `Our trainee pushed the .env to a public repo, and an hour later we had an email from DigitalOcean.\n${rejected}`,
      'DigitalOcean revoked the token that was public',
      'not into the repository',
    ],
    [
      'tokens that a person deleted',
      `Since Monday the worker fails. Ana deleted unused API keys in the panel that day.\n${rejected}`,
      'The token has expired or was deleted',
      'create a new token',
    ],

    [
      'a profile that cron does not read',
      `[cron] backup.sh: ${rejected}\nThe token is exported in ~/.bashrc.`,
      'The cron job doesn’t get the token',
      'env -i',
    ],
    [
      'Pods that are older than their Secret',
      `external-dns says ${rejected}\nThis quarter we rotated the token with kubectl create secret and apply. The pods are 40 days old.`,
      'The running program still has the old token',
      'kubectl rollout restart',
    ],
    [
      'a command that works when it is repeated',
      `After boot the first doctl command says\n${rejected}\nand the next one works.`,
      'DigitalOcean rejected the token',
      'compare which token that run has',
    ],
    [
      'the role of its owner',
      `The token has full access, my role in that team is Modifier.\n${forbidden}`,
      'The team role of the token’s owner doesn’t allow it',
      'Ask an owner of the team',
    ],
    [
      'full access',
      `I made it with full access, so it isn't the scopes. It has full access!\n${forbidden}`,
      'Another token was sent, or the owner’s role forbids it',
      'token-check',
    ],
    [
      'another team',
      'We moved to the new team in September. GET https://api.digitalocean.com/v2/apps/1: 404 (request "1-2-3") The resource you requested could not be found.',
      'The token belongs to another team',
      'Select the team that owns the resource',
    ],
    [
      'a person who left',
      `The freelancer who had set it up left us last month.\n${rejected}`,
      'DigitalOcean rejected the token',
      'team member made for automation',
    ],
  ])('%s', async (_title, text, headline, step) => {
    const { headline: shown, steps } = await said(text);
    expect(shown).toContain(headline);
    expect(steps.join('\n')).toContain(step);
  });

  test.each([
    [
      'a restart',
      `I rotated the token in /etc/app/.env and restarted the service, still\n${rejected}`,
      'running program',
    ],
    [
      'another change',
      `We changed the config of the app server. A new token comes tomorrow. Still\n${rejected}`,
      'running program',
    ],
    ['no sudo', `I don't use sudo, and DO_TOKEN is exported.\n${rejected}`, 'sudo runs'],
    [
      'a token that is gone',
      `The token is expired, it isn't listed any more.\n${rejected}`,
      'sends another value',
    ],
    [
      'a program that was started after it',
      `I pasted the new token into the .env of the app and started it.\n${rejected}`,
      'running program',
    ],
    [
      'a role in another team',
      `I'm billing viewer of another team, here I'm the owner.\n${forbidden}`,
      'role of the token’s owner doesn’t allow it (403)',
    ],
    [
      'a profile that is not read',
      `The cron job reads /etc/backup.env; ~/.bashrc isn't involved.\n${rejected}`,
      'cron job doesn’t get',
    ],
    [
      'deleted SSH keys',
      `I deleted the old SSH keys of the team yesterday.\n${rejected}`,
      'a person deleted',
    ],
    [
      'a public key',
      `I pushed the public key to GitHub and got an email from GitHub.\n${rejected}`,
      'that was public',
    ],
    [
      'a role that allows all',
      `I'm an owner, roles are not the problem.\n${forbidden}`,
      'role of the token’s owner doesn’t allow',
    ],
    [
      'less than full access',
      `The token doesn't have full access, only droplet:read.\n${forbidden}`,
      'Another token',
    ],
    [
      'a laptop',
      `My colleague left his laptop at home, so I can't ask.\n${rejected}`,
      'person who left',
    ],
  ])('not with %s', async (_title, text, words) => {
    const { headline, what } = await said(text);
    expect(`${headline} ${what}`).not.toContain(words);
  });

  test('a token that a person made public is deleted first', async () => {
    const { headline, steps } = await said(
      `oh no, I posted my token in a public forum: ${makeToken('dop_v1_', 'told')}`,
    );
    expect(headline).toBe('The token is public: delete it now');
    expect(steps[0]).toContain('Delete the token');
  });
});

describe('an error of another login', () => {
  test.each([
    [
      'hcloud',
      'hcloud context create: invalid token, unauthorized. Our digitalocean token works.',
      'about Hetzner',
    ],
    [
      'gh',
      'gh auth status: The token in GITHUB_TOKEN is invalid. The site is on DigitalOcean.',
      'about GitHub',
    ],
    [
      'git',
      "fatal: Authentication failed for 'https://bitbucket.org/acme/web.git/' while App Platform of DigitalOcean builds. doctl works.",
      'about bitbucket.org',
    ],
    [
      'a database',
      'FATAL: password authentication failed for user "app". The API token is good, doctl works.',
      'The database refused',
    ],
    [
      'Git',
      'Our GitLab on a DO droplet: remote: HTTP Basic: Access denied. The provided password or token is incorrect',
      'about the Git server',
    ],
    [
      'SSH',
      'root@host: Permission denied (publickey). My api token has full access, why?',
      'SSH refused the login',
    ],
  ])('%s', async (_title, text, words) => {
    const { headline, steps } = await said(text);
    expect(headline).toContain(words);
    expect(steps.join('\n')).not.toContain('/account/api/tokens');
  });

  test.each([
    [
      'the token of GitHub is fixed',
      `The GitHub token expired, I fixed that. Now doctl says\n${rejected}`,
    ],
    ['a server of another provider', `From our Hetzner server it fails.\n${rejected}`],
    [
      'a job of GitHub',
      `The GitHub Actions job fails since today, GITHUB_TOKEN is invalid too.\n${rejected}`,
    ],
  ])('not where %s', async (_title, text) => {
    expect((await said(text)).code).toBe('token-rejected');
  });

  test('two numbered problems have an answer each', async () => {
    const { headline, also } = await said(
      'Two problems: 1) terraform plan says 401 Unable to authenticate you, 2) s3cmd ls on fra1.digitaloceanspaces.com says InvalidAccessKeyId',
    );
    expect(headline).toContain('DigitalOcean rejected the token');
    expect(also).toEqual(['Spaces doesn’t know the access key ID']);
  });

  test('a refusal is about what its own sentence names', async () => {
    const { what } = await said(
      `Adding the SSH key worked, thanks. Now doctl registry login says 403 "You are not authorized to perform this operation"`,
    );
    expect(what).toContain('registry:read');
    expect(what).not.toContain('ssh_key');
  });
});

describe('the story of an OAuth app', () => {
  const grant =
    '{"error":"invalid_grant","error_description":"The provided authorization grant is invalid"}';
  test.each([
    [
      'a code that is exchanged twice',
      `The callback runs twice in React:\n${grant}`,
      'The code was used twice',
      'on the server',
    ],
    [
      'a race of workers',
      `Three workers refresh the tokens. Some of them get\n${grant}`,
      'The refresh token was used twice',
      'with a lock',
    ],
    [
      'a pair that was not saved',
      `The first refresh works, the second refresh gives\n${grant}`,
      'The refresh token was used twice',
      'Save both tokens',
    ],
    [
      'another refresh',
      `Refreshing gives\n${grant}`,
      'The refresh token isn’t valid',
      'sign in again',
    ],
    ['a grant', grant, 'The code or refresh token isn’t valid', 'Sign in again'],
    [
      'a lost state',
      'passport: Unable to verify authorization request state. Login with digitalocean',
      'lost the state',
      'same address',
    ],

    [
      'two addresses of a callback',
      'The redirect uri included is not valid. Registered: https://a.example/cb/, the app sends redirect_uri=https%3A%2F%2Fa.example%2Fcb',
      'The callback URL differs: slash at the end',
      'exactly the URL',
    ],
    [
      'an app behind a proxy',
      `We log http://a.example/cb and registered https://a.example/cb\n${grant}`,
      'The callback URL differs: http or https',
      'X-Forwarded-Proto',
    ],
    [
      'commas',
      'scope=droplet:read,domain:read gives: The requested scope is invalid',
      'separated by commas',
      '%20',
    ],
    [
      'a link for a browser',
      'curl "https://cloud.digitalocean.com/v1/oauth/authorize?client_id=1&response_type=code&redirect_uri=https://a.example/cb" prints a page: You are being redirected to /login',
      'in a browser',
      '?code=',
    ],
    [
      'the wrong field',
      'const t = response.bearer\nfetch(url, {headers: {Authorization: `Bearer ${t}`}}) // 401\n{"access_token":"…","bearer":"bearer","expires_in":2592000,"refresh_token":"…"}',
      'field bearer',
      'access_token',
    ],
  ])('%s', async (_title, text, words, step) => {
    const { headline, steps } = await said(text);
    expect(headline).toContain(words);
    expect(steps.join('\n')).toContain(step);
  });
});

test('two addresses of different hosts are no slip', async () => {
  const { headline } = await said(
    'The redirect uri included is not valid: https://a.example/cb, and https://b.example/cb works',
  );
  expect(headline).toContain('The redirect URI doesn’t match');
});

test('a call that a new version of the library lacks is no fault of the token', async () => {
  const { headline } = await said(
    'Since the update to 4.0: TypeError: client.setToken is not a function. The digitalocean token is the same.',
  );
  expect(headline).toContain('another interface');
  const refused = await said(`TypeError: x is not a function after the update to 4.0\n${rejected}`);
  expect(refused.code).toBe('token-rejected');
});

test('a number and a role are enough for a story about a 403', async () => {
  const { headline } = await said(
    'Since Friday GET /v2/droplets gives 403, before it gave 200. On Friday my role became billing viewer.',
  );
  expect(headline).toContain('The team role of the token’s owner');
});

test('a context that was saved is not selected yet', async () => {
  const { headline } = await said(
    'doctl auth init --context b says "Validating token... OK", and doctl compute droplet list shows the droplets of a.',
  );
  expect(headline).toContain('doctl still uses the other context');
});

test('a company’s own filter is asked to let the requests through', async () => {
  const { steps } = await said(
    'At the office curl https://api.digitalocean.com/v2/account prints <html><title>Access blocked</title>Zscaler</html> (403)',
  );
  expect(steps[0]).toContain('let requests to api.digitalocean.com through');
  expect(steps.join('\n')).not.toContain('Ray ID');
});

test('the certificate of a company proxy comes before the system’s own', async () => {
  const failure =
    'Error: Get "https://api.digitalocean.com/v2/account": tls: failed to verify certificate: x509: certificate signed by unknown authority';
  expect((await said(`Our proxy has a new certificate.\n${failure}`)).steps[0]).toContain('proxy');
  expect((await said(failure)).steps[0]).toContain('root certificates');
});

test('a question without an answer here is no failure', async () => {
  const { headline } = await said('which token prefix do you use for staging?');
  expect(headline).toContain('no answer to this question');
  const failing = await said('why does my token not work?');
  expect(failing.headline).not.toContain('no answer to this question');
});

test('an empty list proves nothing of what the browser shows', async () => {
  const { headline } = await said(
    'The api answers, but the droplet list is empty. I can see 7 droplets in the browser of Acme.',
  );
  expect(headline).toContain('The token belongs to another team');
});

test('a login to the panel that fails sends no token', async () => {
  const { headline } = await said(
    'The login to the DO panel fails with access denied since Friday. API calls with the token work fine in curl.',
  );
  expect(headline).not.toContain('another token');
});
