import { describe, expect, test } from 'vitest';
import { type MachineParts, machineOf } from '../../test/support/machine.ts';
import { checkWith } from '../check.ts';
import { fetchTransport } from '../probe/transports/fetch.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { sandbox } from '../sandbox/sandbox.ts';
import { explainFailure } from './explain-failure.ts';

const full = makeToken('dop_v1_', 'full access');
const narrow = makeToken('dop_v1_', 'droplets only');
const dead = makeToken('dop_v1_', 'deleted');
const gone = makeToken('dop_v1_', 'one of no place');
const busy = makeToken('dop_v1_', 'busy');

const here = '/home/sam/project';
const doctlFile = '/home/sam/.config/doctl/config.yaml';
const kubeFile = '/home/sam/.kube/config';

const doctlError = (
  status: number,
  message: string,
  request = 'GET https://api.digitalocean.com/v2/droplets',
) => `Error: ${request}: ${status} (request "0d9d") ${message}\n`;
const unauthorized = doctlError(401, 'Unable to authenticate you');
const noToken =
  "Error: unable to initialize DigitalOcean API client: access token is required. (hint: run 'doctl auth init')\n";
const ofTerraform = `╷
│ Error: Error retrieving droplets: GET https://api.digitalocean.com/v2/droplets: 401 (request "1") Unable to authenticate you
│
│   with data.digitalocean_droplets.all,
╵
`;

const contexts = (own: string, context = 'work') =>
  `access-token: ${full}\ncontext: ${context}\nauth-contexts:\n  work: ${own}\n  other: ${narrow}\n`;

/** Explains a failure; DigitalOcean is simulated. */
async function explain(line: string | readonly string[], output: string, parts: MachineParts = {}) {
  const words = typeof line === 'string' ? line.split(' ') : line;
  const sent: string[] = [];
  const transport = fetchTransport((request) => {
    sent.push(request.headers.get('authorization')?.slice(-4) ?? '');
    return sandbox(request);
  });
  const explained = await explainFailure({ words, output }, machineOf(parts), (read, text, one) =>
    checkWith(read, text, {
      source: one.source,
      network: one.ask ? { transport, timeoutMs: 200, simulated: true } : false,
    }),
  );
  const { report } = explained;
  // No token, and no part of one, is in anything that is returned.
  const all = JSON.stringify(explained);
  for (const token of [full, narrow, dead, gone, busy]) {
    for (let at = 0; at + 20 <= token.length; at++) {
      expect(all).not.toContain(token.slice(at, at + 20));
    }
  }
  const [main] = report.diagnoses;
  return {
    ...explained,
    code: main?.code,
    title: main?.title,
    what: main?.what ?? '',
    steps: main?.fix.map(({ text, command }) => command ?? text) ?? [],
    /** The last four characters of each token that was sent, once. */
    sent: [...new Set(sent)],
    requests: sent.length,
  };
}

describe('doctl', () => {
  test('in a named context with an old token, while the variable works', async () => {
    const { code, what, steps, sent, report } = await explain(
      'doctl compute droplet list',
      unauthorized,
      {
        env: { DIGITALOCEAN_ACCESS_TOKEN: full },
        files: { [doctlFile]: `context: work\nauth-contexts: { work: ${dead} }\n` },
      },
    );
    expect(code).toBe('token-rejected');
    expect(report.verdict).toBe('problem');
    expect(report.source).toEqual({ kind: 'doctl', name: 'work' });
    expect(report.credential?.label).toBe(`dop_v1_…${dead.slice(-4)}`);
    expect(what).toMatch(
      /^From here, doctl sends the token of its context “work”\. DigitalOcean rejected/,
    );
    expect(what).toMatch(
      /The one in DIGITALOCEAN_ACCESS_TOKEN works, but doctl ignores it in a named context\.$/,
    );
    expect(steps.slice(0, 2)).toEqual([
      'doctl auth remove --context work\ndoctl auth init --context work',
      'doctl auth switch --context default',
    ]);
    expect(sent.sort()).toEqual([dead.slice(-4), full.slice(-4)].sort());
  });

  test('with an old variable, while its configuration works', async () => {
    const { code, what, steps } = await explain('doctl account get', unauthorized, {
      env: { DIGITALOCEAN_ACCESS_TOKEN: dead },
      files: { [doctlFile]: `access-token: ${full}\n` },
    });
    expect(code).toBe('token-rejected');
    expect(what).toContain('From here, doctl sends the token in DIGITALOCEAN_ACCESS_TOKEN.');
    expect(what).toContain(
      'The one in doctl context default works, but doctl doesn’t send it from here.',
    );
    expect(steps[0]).toBe('unset DIGITALOCEAN_ACCESS_TOKEN');
  });

  test.each([
    ['--context', ['doctl', '--context', 'other', 'x'], narrow, 'of its context “other”'],
    ['-t', ['doctl', '-t', dead, 'x'], dead, 'in the option --access-token'],
    // In a named context, doctl ignores it.
    ['-t', ['doctl', '-t', dead, '--context', 'other', 'x'], narrow, 'of its context “other”'],
    [
      'env',
      ['env', `DIGITALOCEAN_ACCESS_TOKEN=${busy}`, 'doctl', 'x'],
      busy,
      'in DIGITALOCEAN_ACCESS_TOKEN',
    ],
    ['sh -c', ['sh', '-c', 'doctl --context other x'], narrow, 'of its context “other”'],
  ])('%s on the command line decides', async (_what, words, token, where) => {
    const { report, what } = await explain(words, unauthorized, {
      files: { [doctlFile]: contexts(dead, 'default') },
    });
    expect(report.credential?.label).toBe(`dop_v1_…${token.slice(-4)}`);
    expect(what).toContain(`From here, doctl sends the token ${where}.`);
  });

  test('another home has another configuration', async () => {
    const { report } = await explain('env HOME=/home/ann doctl x', unauthorized, {
      files: {
        [doctlFile]: `access-token: ${full}\n`,
        '/home/ann/.config/doctl/config.yaml': `access-token: ${dead}\n`,
      },
    });
    expect(report.credential?.label).toBe(`dop_v1_…${dead.slice(-4)}`);
  });

  test('the step is about the place that was sent, not about its copies', async () => {
    const { steps } = await explain('doctl account get', unauthorized, {
      env: { DIGITALOCEAN_ACCESS_TOKEN: dead },
      files: { [doctlFile]: `access-token: ${full}\nauth-contexts: { old: ${dead} }\n` },
    });
    expect(steps[0]).toBe('unset DIGITALOCEAN_ACCESS_TOKEN');
  });

  test('--context hides the variable: the advice is about the option', async () => {
    const { steps } = await explain('doctl --context work account get', unauthorized, {
      env: { DIGITALOCEAN_ACCESS_TOKEN: full },
      files: { [doctlFile]: `auth-contexts: { work: ${dead} }\n` },
    });
    expect(steps[1]).toBe('Or leave out --context, so that doctl uses DIGITALOCEAN_ACCESS_TOKEN.');
  });

  test('another context works: the command that switches to it', async () => {
    const { steps } = await explain('doctl account get', unauthorized, {
      files: { [doctlFile]: `context: work\nauth-contexts: { work: ${dead}, other: ${full} }\n` },
    });
    expect(steps[1]).toBe('doctl auth switch --context other');
  });

  test('without a scope: the report names it, and no other token is checked', async () => {
    const output = doctlError(
      403,
      'You are not authorized to perform this operation',
      'POST https://api.digitalocean.com/v2/droplets',
    );
    const { code, title, what, requests, report } = await explain(
      'doctl compute droplet create',
      output,
      {
        env: { DIGITALOCEAN_TOKEN: full },
        files: { [doctlFile]: `access-token: ${narrow}\n` },
      },
    );
    expect([code, title]).toEqual([
      'scope-missing',
      'The token lacks the scope droplet:create (403)',
    ]);
    expect(what).toContain('From here, doctl sends the token of its context “default”.');
    expect(report.grant?.scopes).toEqual(['droplet:read', 'image:read']);
    expect(requests).toBe(2);
  });

  test('without a token, because the context is missing', async () => {
    const { code, what, steps, requests } = await explain(
      'doctl --context nope account get',
      noToken,
      {
        env: { DIGITALOCEAN_ACCESS_TOKEN: full },
        files: { [doctlFile]: `access-token: ${full}\n` },
      },
    );
    expect(code).toBe('empty-input');
    expect(what).toMatch(
      /^From here, doctl sends no token: its context nope is not in the configuration\./,
    );
    expect(steps).toEqual([
      'doctl auth list',
      'doctl auth init --context nope',
      'Or leave out --context, so that doctl uses DIGITALOCEAN_ACCESS_TOKEN.',
    ]);
    expect(requests).toBe(0);
  });

  test('without any token', async () => {
    const { code, what } = await explain('doctl account get', noToken);
    expect(code).toBe('empty-input');
    expect(what).toMatch(
      /^From here, doctl sends no token: it finds none in any place where it looks\./,
    );
  });

  test('says that it got none, although one is here', async () => {
    const env = { DIGITALOCEAN_ACCESS_TOKEN: full };
    const direct = await explain('doctl account get', noToken, { env });
    expect(direct.what).toContain(
      'would send the token in DIGITALOCEAN_ACCESS_TOKEN, but it says that it got none.',
    );
    const script = await explain('./deploy.sh', noToken, { env });
    expect(script.what).toContain(
      'but it says that it got none: deploy.sh probably runs it with other variables.',
    );
    expect(script.requests).toBe(0);
  });

  test('with an error that nothing explains: the token is checked, and cleared', async () => {
    const env = { DIGITALOCEAN_ACCESS_TOKEN: full };
    const { title, steps, report } = await explain('doctl account get', 'Error: odd\n', { env });
    expect(title).toBe('doctl’s token works, so the failure has another cause');
    expect(report.summary).toBe('doctl’s token works, so the failure has another cause.');
    expect(steps).toEqual(['doctl account get --trace']);
  });

  test('got a 401 with a token that works now: nothing is claimed about that one', async () => {
    const env = { DIGITALOCEAN_ACCESS_TOKEN: full };
    const { code, title, report } = await explain('doctl account get', unauthorized, { env });
    expect(code).toBe('token-accepted');
    expect(title).toBe('doctl’s token works, so the error is about another one');
    expect(report.verdict).toBe('usable');
  });

  test('while DigitalOcean can’t answer: nothing is claimed', async () => {
    const env = { DIGITALOCEAN_ACCESS_TOKEN: busy };
    const { report, works } = {
      works: [],
      ...(await explain('doctl account get', unauthorized, { env })),
    };
    expect(report.diagnoses.map(({ code }) => code)).toContain('rate-limited');
    expect(works).toEqual([]);
  });

  test('with damage around its token', async () => {
    const env = { DIGITALOCEAN_ACCESS_TOKEN: `"${full}"` };
    const { code, what } = await explain('doctl account get', unauthorized, { env });
    expect(code).toBe('surrounding-quotes');
    expect(what).toContain('From here, doctl sends the token in DIGITALOCEAN_ACCESS_TOKEN.');
  });
});

describe('an error with another cause is said without a request', () => {
  const parts = { env: { DIGITALOCEAN_ACCESS_TOKEN: dead } };

  test.each([
    [
      'DNS',
      'doctl account get',
      'Error: Get "https://api.digitalocean.com/v2/account": dial tcp: lookup api.digitalocean.com: no such host\n',
      'dns-failure',
    ],
    ['a limit', 'doctl account get', doctlError(429, 'API Rate limit exceeded.'), 'rate-limited'],
    [
      'an outage',
      'doctl account get',
      doctlError(503, 'Service Unavailable'),
      'service-unavailable',
    ],
    [
      '404',
      'doctl compute droplet get 1',
      doctlError(404, 'The resource you were accessing could not be found.'),
      'request-refused',
    ],
    [
      '422',
      'doctl compute droplet create',
      doctlError(422, 'Name is already in use'),
      'request-refused',
    ],
    [
      'a command that doctl does not have',
      'doctl foo',
      'Error: unknown command "foo" for "doctl"\n',
      'unexplained',
    ],
    [
      'Kubernetes',
      'kubectl get pods --context do-ams3-x',
      'error: dial tcp: lookup x.k8s.ondigitalocean.com: no such host\n',
      'dns-failure',
    ],
    [
      'a block of Terraform',
      'terraform plan',
      '│ Error: Unsupported argument\n│ on main.tf line 3, in resource "digitalocean_droplet" "web":\n',
      'unexplained',
    ],
    [
      'Spaces',
      's3cmd ls',
      'ERROR: S3 error: 403 (InvalidAccessKeyId) https://x.nyc3.digitaloceanspaces.com\n',
      'other-service',
    ],
  ])('%s', async (_what, line, output, code) => {
    const found = await explain(line, output, parts);
    expect([found.code, found.isRelated, found.requests]).toEqual([code, true, 0]);
  });

  test('what was refused comes with the place of its token', async () => {
    const output = doctlError(404, 'The resource you were accessing could not be found.');
    const { what } = await explain('doctl compute droplet get 1', output, parts);
    expect(what).toMatch(/^From here, doctl sends the token in DIGITALOCEAN_ACCESS_TOKEN\./);
  });
});

describe('a script that fails for its own reasons is left alone, although it mentions DigitalOcean', () => {
  test.each([
    ['make deploy', 'deploying to digitalocean\nmake: *** [deploy] Error 1\n'],
    ['./deploy.sh', 'using doctl\ncp: cannot stat x: No such file or directory\n'],
    ['npm test', 'FAIL src/digitalocean.test.ts\nexpected 2 to be 3\n'],
  ])('%s', async (line, output) => {
    const found = await explain(line, output, { env: { DIGITALOCEAN_ACCESS_TOKEN: dead } });
    expect([found.isRelated, found.requests]).toEqual([false, 0]);
  });
});

describe('what has nothing to do with DigitalOcean is left alone', () => {
  test.each([
    ['false', ''],
    ['ls /nonexistent', 'ls: cannot access /nonexistent: No such file or directory\n'],
    ['make test', 'make: *** [Makefile:3: test] Error 1\n'],
    ['npm publish', 'npm ERR! code E401\nnpm ERR! 401 Unauthorized - PUT https://npm.example/x\n'],
    ['kubectl get pods', 'error: You must be logged in to the server (Unauthorized)\n'],
    ['docker pull alpine', 'Error response from daemon: pull access denied\n'],
    [
      'terraform plan',
      'Error: error configuring Terraform AWS Provider: no valid credential sources found\n',
    ],
    ['ansible-playbook site.yml', 'fatal: [host]: UNREACHABLE! => Permission denied (publickey)\n'],
    ['pytest', 'E   AssertionError: assert 401 == 200\n'],
    ['git push', 'remote: HTTP Basic: Access denied\nfatal: Authentication failed\n'],
  ])('%s', async (line, output) => {
    const found = await explain(line, output, { env: { DIGITALOCEAN_ACCESS_TOKEN: dead } });
    expect([found.isRelated, found.requests]).toEqual([false, 0]);
  });
});

describe('Terraform', () => {
  const block = 'provider "digitalocean" {\n  token = var.do_token\n}\nvariable "do_token" {}\n';

  test('sends the variable of its configuration', async () => {
    const { code, what, report } = await explain('terraform plan', ofTerraform, {
      env: { TF_VAR_do_token: dead },
      files: { [`${here}/main.tf`]: block },
    });
    expect(code).toBe('token-rejected');
    expect(what).toContain('From here, Terraform sends the token in TF_VAR_do_token.');
    expect(report.source).toEqual({ kind: 'env', name: 'TF_VAR_do_token' });
  });

  test.each([
    ['-var', [`-var`, `do_token=${dead}`], 'the option -var do_token'],
    ['-var=', [`-var=do_token=${dead}`], 'the option -var do_token'],
    ['-var-file', ['-var-file', 'prod.tfvars'], 'prod.tfvars: do_token'],
  ])('%s decides', async (_what, args, where) => {
    const { report, what } = await explain(['terraform', 'plan', ...args], ofTerraform, {
      env: { TF_VAR_do_token: full },
      files: { [`${here}/main.tf`]: block, [`${here}/prod.tfvars`]: `do_token = "${dead}"\n` },
    });
    expect(report.credential?.label).toBe(`dop_v1_…${dead.slice(-4)}`);
    expect(what).toContain(`sends the token in ${where}.`);
  });

  test('-chdir names the folder', async () => {
    const { what } = await explain('terraform -chdir=infra plan', ofTerraform, {
      files: {
        [`${here}/infra/main.tf`]: block,
        [`${here}/infra/terraform.tfvars`]: `do_token = "${dead}"\n`,
      },
    });
    expect(what).toContain('In infra, Terraform sends the token in terraform.tfvars: do_token.');
  });

  test('of two providers, the one whose token is rejected', async () => {
    const provider = (alias: string, token: string) =>
      `provider "digitalocean" {\n  alias = "${alias}"\n  token = "${token}"\n}\n`;
    const { what } = await explain('terraform plan', ofTerraform, {
      files: { [`${here}/main.tf`]: provider('east', full) + provider('west', dead) },
    });
    expect(what).toContain(
      'From here, Terraform (west) sends the token in main.tf: provider west token.',
    );
  });

  test('runs elsewhere: we can’t know', async () => {
    const { code, what, requests } = await explain('terraform plan', ofTerraform, {
      env: { DIGITALOCEAN_TOKEN: dead },
      files: { [`${here}/main.tf`]: 'terraform {\n  cloud {}\n}\n' },
    });
    expect(code).toBe('token-rejected');
    expect(what).toContain(
      'token-check can’t tell which token Terraform sends: main.tf lets HCP Terraform run it',
    );
    expect(requests).toBe(0);
  });
});

describe('a wrapper', () => {
  test.each([
    ['sudo doctl account get', 'sudo runs it as another user', 'sudo token-check doctor'],
    [
      'op run -- doctl account get',
      'op run sets variables for it',
      'Put token-check behind op run',
    ],
    ['ssh host doctl account get', 'ssh runs it in another place', 'Run token-check in the place'],
  ])('hides the token: %s', async (line, why, step) => {
    const { code, what, steps, requests } = await explain(line, unauthorized, {
      env: { DIGITALOCEAN_ACCESS_TOKEN: full },
    });
    expect(code).toBe('token-rejected');
    expect(what).toContain(`token-check can’t tell which token doctl sends, because ${why}`);
    expect(steps[0]).toContain(step);
    expect(requests).toBe(0);
  });
});

describe('a script', () => {
  test('runs the tool that its output names', async () => {
    const { code, what } = await explain('./deploy.sh', `deploying with doctl\n${unauthorized}`, {
      env: { DIGITALOCEAN_ACCESS_TOKEN: dead },
    });
    expect(code).toBe('token-rejected');
    expect(what).toContain('From here, doctl sends the token in DIGITALOCEAN_ACCESS_TOKEN.');
  });

  test('that gives the tool a token which is not here', async () => {
    const { what } = await explain('./deploy.sh', `doctl failed\n${unauthorized}`);
    expect(what).toContain(
      'From here, doctl finds no token in any place where it looks: deploy.sh probably gives it one.',
    );
  });

  const refused = '{"id":"Unauthorized","message":"Unable to authenticate you"}\n';

  test('whose output names no tool: the only token in the environment is checked', async () => {
    const { code, what, report, steps } = await explain('./deploy.py', refused, {
      env: { DO_TOKEN: dead },
      files: { [doctlFile]: `access-token: ${full}\n` },
    });
    expect(code).toBe('token-rejected');
    expect(report.source).toEqual({ kind: 'env', name: 'DO_TOKEN' });
    expect(what).toMatch(
      /^token-check doesn’t know which token deploy\.py sends\. The only one in its environment is in DO_TOKEN\./,
    );
    expect(what).toMatch(/Another token here works: in doctl context default\.$/);
    expect(steps[0]).toBe('unset DO_TOKEN');
    const cleared = await explain('./deploy.py', refused, { env: { DO_TOKEN: full } });
    expect(cleared.title).toBe(
      'The token in the environment works, so the error is about another one',
    );
  });

  test.each<[string, MachineParts]>([
    ['no token is in the environment', { files: { [doctlFile]: `access-token: ${dead}\n` } }],
    ['several are', { env: { DO_TOKEN: dead, DIGITALOCEAN_TOKEN: full } }],
  ])(
    'whose output names no tool: the report is about the output alone if %s',
    async (_what, parts) => {
      const { code, isRelated, requests, report } = await explain('./deploy.sh', refused, parts);
      expect([code, isRelated, requests]).toEqual(['token-rejected', true, 0]);
      expect(report.source).toEqual({ kind: 'command', name: 'deploy.sh' });
    },
  );

  test('that shows a token of its environment', async () => {
    const output = `+ curl -H 'Authorization: Bearer ${dead}' https://api.digitalocean.com/v2/account\n${refused}`;
    const { what } = await explain('./deploy.sh', output, { env: { DO_TOKEN: dead, OTHER: full } });
    expect(what).toMatch(/^The token in the output is the one in DO_TOKEN\./);
  });

  test('that shows the token which it sent', async () => {
    const output = `+ curl -H 'Authorization: Bearer ${gone}' https://api.digitalocean.com/v2/account\n{"id":"Unauthorized","message":"Unable to authenticate you"}\n`;
    const { report, sent } = await explain('./deploy.sh', output, {
      env: { DIGITALOCEAN_ACCESS_TOKEN: full },
    });
    expect(report.credential?.label).toBe(`dop_v1_…${gone.slice(-4)}`);
    expect(sent).toContain(gone.slice(-4));
  });
});

test('a curl command with the token in its arguments', async () => {
  const words = [
    'curl',
    '-sf',
    '-H',
    `Authorization: Bearer ${dead}`,
    'https://api.digitalocean.com/v2/account',
  ];
  const { code, report, requests } = await explain(
    words,
    'curl: (22) The requested URL returned error: 401\n',
  );
  expect(code).toBe('token-rejected');
  expect(report.credential?.label).toBe(`dop_v1_…${dead.slice(-4)}`);
  expect(requests).toBe(2);
});

test('a curl command with the value of a variable', async () => {
  const words = [
    'curl',
    '-H',
    `Authorization: Bearer ${dead}`,
    'https://api.digitalocean.com/v2/account',
  ];
  const output = '{"id":"Unauthorized","message":"Unable to authenticate you"}\n';
  const { what, report, steps } = await explain(words, output, {
    env: { DO_TOKEN: dead },
    files: { [doctlFile]: `access-token: ${full}\n` },
  });
  expect(what).toMatch(/^The token in the command is the one in DO_TOKEN\./);
  expect(what).toMatch(
    /The one in doctl context default works, but curl doesn’t send it from here\.$/,
  );
  expect(report.source).toEqual({ kind: 'env', name: 'DO_TOKEN' });
  expect(steps[0]).toBe('unset DO_TOKEN');
});

describe('Ansible, whose errors name no service', () => {
  const refused =
    'fatal: [localhost]: FAILED! => {"changed": false, "msg": "Failed to login using API token, please verify validity of API token."}\n';

  test('sends the token of the environment', async () => {
    const { code, what } = await explain('ansible-playbook site.yml', refused, {
      env: { DO_API_TOKEN: dead },
    });
    expect(code).toBe('token-rejected');
    expect(what).toMatch(/^From here, Ansible \(.*\) sends the token in DO_API_TOKEN\./);
  });

  test.each<[string, string, MachineParts]>([
    ['without a token for DigitalOcean', refused, {}],
    [
      'with an error of another provider',
      'fatal: [localhost]: FAILED! => {"msg": "An error occurred (UnauthorizedOperation) in AWS: You are not authorized to perform this operation."}\n',
      { env: { DO_API_TOKEN: dead } },
    ],
  ])('%s: it is left alone', async (_what, output, parts) => {
    const { isRelated, requests } = await explain('ansible-playbook site.yml', output, parts);
    expect([isRelated, requests]).toEqual([false, 0]);
  });
});

test('a script that prints an answer of the API, although nothing names DigitalOcean', async () => {
  const output = `403 {"id":"Forbidden","message":"You are not authorized to perform this operation"}\n`;
  const { code, isRelated } = await explain('python3 x.py', output, { env: { DO_TOKEN: narrow } });
  expect([code, isRelated]).toEqual(['scope-missing', true]);
});

test('ids and digests in the output are no tokens', async () => {
  const digest = makeToken('', 'digest');
  const { requests, report } = await explain(
    'docker pull x',
    `sha256:${digest}\nError response from daemon: not found\n`,
  );
  expect(requests).toBe(0);
  expect(report.credential).toBeNull();
});

describe('kubectl', () => {
  const cluster =
    'clusters: [{ name: c, cluster: { server: "https://abc.k8s.ondigitalocean.com" } }]\n';
  const config = (user: string) =>
    `current-context: do\ncontexts: [{ name: do, context: { cluster: c, user: u } }]\n${cluster}users: [{ name: u, user: ${user} }]\n`;
  const output = 'error: You must be logged in to the server (Unauthorized)\n';

  test('through doctl', async () => {
    const text = `Error: GET https://api.digitalocean.com/v2/kubernetes/clusters/1/credentials: 401 Unable to authenticate you\nUnable to connect to the server: getting credentials: exec: executable doctl failed with exit code 1\n`;
    const { what, code } = await explain('kubectl get pods', text, {
      files: {
        [kubeFile]: config('{ exec: { command: doctl, args: [--context, work] } }'),
        [doctlFile]: contexts(dead, 'default'),
      },
    });
    expect(code).toBe('token-rejected');
    expect(what).toContain(
      'From here, kubectl (through doctl) sends the token of doctl’s context “work”.',
    );
  });

  test('with a token of the cluster: an error of the cluster', async () => {
    const { code, requests, isRelated, what } = await explain('kubectl get pods', output, {
      files: { [kubeFile]: config('{ token: abc }') },
    });
    expect([code, requests, isRelated]).toEqual(['other-service', 0, true]);
    expect(what).toMatch(
      /^From here, kubectl uses kubeconfig, user u: a cluster token, only for kubectl\./,
    );
  });
});

describe('the words of the command decide', () => {
  const forbidden = doctlError(
    403,
    'You are not authorized to perform this operation',
    'POST https://api.digitalocean.com/v2/droplets',
  );

  test('-t of doctl comes before the variable', async () => {
    const { report, what } = await explain(['doctl', 'account', 'get', '-t', dead], unauthorized, {
      env: { DIGITALOCEAN_ACCESS_TOKEN: full },
    });
    expect(report.verdict).toBe('problem');
    expect(report.credential?.label).toBe(`dop_v1_…${dead.slice(-4)}`);
    expect(what).toContain('The one in DIGITALOCEAN_ACCESS_TOKEN works');
  });

  test('a refused operation of a token that works is not about another token', async () => {
    const { code, title, report } = await explain('doctl compute droplet create', forbidden, {
      env: { DIGITALOCEAN_ACCESS_TOKEN: full },
    });
    expect([code, report.verdict]).toEqual(['scope-missing', 'usable']);
    expect(title).not.toContain('another');
  });

  test.each([
    ['packer build -var do_token=x .', 'Packer', '-var and -var-file'],
    ['terraform apply plan.out', 'Terraform', 'a saved plan'],
    ['doctl auth init', 'doctl', 'it asks for one'],
  ])('%s hides which token is sent', async (line, tool, why) => {
    const { what, requests } = await explain(line, tool === 'doctl' ? unauthorized : ofTerraform, {
      env: { DIGITALOCEAN_TOKEN: full, DIGITALOCEAN_ACCESS_TOKEN: full },
    });
    expect(what).toContain(`can’t tell which token ${tool} sends`);
    expect(what).toContain(why);
    expect(requests).toBe(0);
  });

  test('the options for one subcommand are read if it runs', async () => {
    const { report, what } = await explain('terraform plan', ofTerraform, {
      cwd: here,
      env: { TF_CLI_ARGS_plan: `-var t=${dead}`, DIGITALOCEAN_TOKEN: full },
      files: {
        [`${here}/main.tf`]: 'variable "t" {}\nprovider "digitalocean" { token = var.t }\n',
      },
    });
    expect(what).not.toContain('can’t tell');
    expect(report.credential?.label).toBe(`dop_v1_…${dead.slice(-4)}`);
  });

  test('a file that an option names is not called one of TF_CLI_ARGS', async () => {
    const { what } = await explain('terraform plan -var-file=nope.tfvars', ofTerraform, {
      env: { DIGITALOCEAN_TOKEN: full },
      files: { [`${here}/main.tf`]: 'provider "digitalocean" {}\n' },
    });
    expect(what).toContain('-var-file names nope.tfvars, which does not exist');
  });
});
