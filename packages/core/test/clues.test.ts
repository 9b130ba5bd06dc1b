import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { makeToken } from '../src/sandbox/make-token.ts';
import { errorSentence, shownName, shownSentence } from '../src/text/shown.ts';
import { said } from './support/said.ts';

const rejected =
  'GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';

describe('a fault of the machine, which ends before any request', () => {
  test.each([
    [
      'a module of Python',
      'Traceback (most recent call last):\n  File "dns.py", line 2\nModuleNotFoundError: No module named \'pydo\'',
      'Not about the token: `pydo` isn’t installed',
      'python3 -m pip install pydo',
    ],
    [
      'a module in another package',
      "ImportError: No module named 'digitalocean'",
      'Not about the token: `digitalocean` isn’t installed',
      'pip install python-digitalocean',
    ],
    [
      'a library that Ansible names with its version',
      'fatal: [localhost]: FAILED! => {"msg": "dopy >= 0.3 required for this module"}\nThe token may be wrong. Or run `pip install dopy==0.3.7`.',
      'Not about the token: `dopy` isn’t installed',
      'pip install dopy==0.3.7',
    ],
    [
      'a package of Node',
      "Error: Cannot find module 'dots-wrapper'\nRequire stack:\n- /srv/do.js",
      'Not about the token: `dots-wrapper` isn’t installed',
      'npm install dots-wrapper',
    ],
    [
      'a collection of Ansible',
      "ERROR! couldn't resolve module/action 'community.digitalocean.digital_ocean_droplet'.",
      'isn’t installed',
      'ansible-galaxy collection install',
    ],
    [
      'a build that fails, beside words of DNS',
      'npm ERR! code ERESOLVE\nnpm ERR! ERESOLVE unable to resolve dependency tree',
      'a package couldn’t be installed',
      'first package that fails',
    ],
    [
      'a program that is missing',
      './deploy.sh: line 4: jq: command not found',
      'Not about the token: `jq` isn’t found on this machine',
      'command -v jq',
    ],
    [
      'a file that others can read',
      '"msg": "Status code was -1: ~/.netrc access too permissive: access permissions must restrict access to only the owner"',
      'others may read `~/.netrc`',
      'chmod 600 ~/.netrc',
    ],
    [
      'a directory that is read-only',
      'doctl auth init\nError: mkdir /data/.config: read-only file system',
      'this user may not use a file',
      'ls -ld /data/.config',
    ],
    [
      'an apostrophe in a value',
      "ERROR! failed at splitting arguments, either an unbalanced jinja2 block or quotes: region=ams3 server_name=anna's box",
      'a quote or bracket isn’t closed',
      '`server_name`, which has an apostrophe',
    ],
    [
      'a parameter under another name',
      '"msg": "Unsupported parameters for (digital_ocean_domain) module: api_tokn Supported parameters include: api_token, name, state"',
      'the program doesn’t know `api_tokn`',
      'Write `api_token` instead of `api_tokn`',
    ],
    [
      'a console that can’t ask',
      'doctl auth init\nError: unable to read DigitalOcean access token: inappropriate ioctl for device',
      'the program can’t ask for it here',
      'export DIGITALOCEAN_ACCESS_TOKEN=<token>',
    ],
    [
      'a provider that is too old',
      'Error: Invalid resource type\nThe provider digitalocean/digitalocean does not support resource type "digitalocean_thing".',
      'the versions don’t fit together',
      'terraform init -upgrade',
    ],
    [
      'a manifest that can’t be read',
      'error: error parsing secret.yaml: error converting YAML to JSON: yaml: line 7: mapping values are not allowed in this context',
      'a file couldn’t be parsed',
      'secret.yaml',
    ],
    [
      'a file of the same name as a library',
      "AttributeError: module 'digitalocean' has no attribute 'Manager'",
      'another module with that name is loaded',
      'digitalocean.__file__',
    ],
    [
      'a plugin of certbot',
      'The requested dns-digitalocean plugin does not appear to be installed',
      'certbot doesn’t have the DigitalOcean plugin',
      'python3-certbot-dns-digitalocean',
    ],
    [
      'a distribution of Python',
      "pkg_resources.DistributionNotFound: The 'requests-x' distribution was not found and is required by python-digitalocean",
      'Not about the token: `requests-x` isn’t installed',
      'pip install requests-x',
    ],
    [
      'an image of Docker Hub',
      "Unable to find image 'acme/do-tool:9' locally\ndocker: Error response from daemon: pull access denied for acme/do-tool",
      'Docker can’t pull `acme/do-tool:9`',
      'docker pull acme/do-tool:9',
    ],
    [
      'a version of an action',
      'Error: Unable to resolve action `digitalocean/action-doctl@v9`, unable to find version `v9`',
      'no such version of the action',
      '`digitalocean/action-doctl`',
    ],
    [
      'a Secret with plain text under data',
      'error when creating "s.yaml": illegal base64 data at input byte 3\ndata:\n  access-token: dop_v1_…',
      'the Secret’s value isn’t base64',
      '`stringData`',
    ],
    [
      'a file of one’s own that is missing',
      "Error: Cannot find module '/srv/backup/run.js'",
      'a file isn’t there',
      'ls -l /srv/backup/run.js',
    ],
    [
      'a Docker that doesn’t run',
      'doctl registry login && docker push\nCannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      'Docker doesn’t run, or isn’t allowed',
      'docker info',
    ],
  ])('%s', async (_name, text, headline, words) => {
    const { code, headline: found, all } = await said(text);
    expect(code).toBe('unexplained');
    expect(found).toContain(headline);
    expect(all).toContain(words);
  });

  test.each([
    [
      'a rejection that is printed',
      `No module named 'colors' (ignored)\n${rejected}`,
      'token-rejected',
    ],
    [
      'an installer without a network',
      'Retrying: Temporary failure in name resolution\nERROR: No matching distribution found for pydo',
      'dns-failure',
    ],
    ['SSH', 'git@github.com: Permission denied (publickey).', 'unexplained'],
    ['a missing token', 'source .env: command not found?\nDO_TOKEN is not set', 'empty-input'],
  ])('is not claimed beside %s', async (_name, text, code) => {
    const found = await said(text);
    expect(found.code).toBe(code);
    expect(found.headline).not.toContain('isn’t installed');
    expect(found.headline).not.toContain('may not use a file');
  });

  test('hides no token that the text shows as well', async () => {
    const token = makeToken('dop_v1_', 'a fault beside a token');
    const text = `My playbook fails, I don't know why: unbalanced jinja2 block or quotes: api_token=${token} name=jo's`;
    const { headline, all, others } = await said(text);
    expect(headline).toContain('a quote or bracket isn’t closed');
    expect(all).toContain('Replace this credential if others can read the text');
    expect(all).not.toContain(token.slice(8, 24));
    expect(others).toContain('well-formed');
  });
});

describe('names compared', () => {
  test.each([
    [
      'a letter that is missing',
      'export DIGITALOCEAN_TOKN=abc\nterraform plan\nError: no token was provided',
      '`DIGITALOCEAN_TOKN` is misspelled',
      'export DIGITALOCEAN_TOKEN=',
    ],
    [
      'a Spaces variable',
      'export SPACES_SECRET_ACESS_KEY=abc\nError creating bucket: Spaces credentials not configured',
      '`SPACES_SECRET_ACESS_KEY` is misspelled',
      '`SPACES_SECRET_ACCESS_KEY`',
    ],
    [
      'a workflow that sets another name than the code reads',
      "env:\n  DO_API_TOKEN: ${{ secrets.DO_API_TOKEN }}\n\nclient = Client(token=os.environ.get(\"DIGITALOCEAN_PAT\"))\nAttributeError: 'NoneType' object has no attribute 'split'",
      '`DO_API_TOKEN` is set, but `DIGITALOCEAN_PAT` is read',
      'DIGITALOCEAN_PAT: ${{ secrets.DO_API_TOKEN }}',
    ],
    [
      'names in a sentence',
      'The script reads `DO_ACCESS_TOKEN`, but the compose file passes `DIGITALOCEAN_TOKEN` to it.',
      'reads `DO_ACCESS_TOKEN`, but `DIGITALOCEAN_TOKEN` is set',
      'export DO_ACCESS_TOKEN=',
    ],
    [
      'a field without its dot',
      "config.vm.provider :digital_ocean do |provider|\n  provider_token = ENV['DO_KEY']\n  provider.region = 'ams3'\nend\n401 unauthorized",
      '`provider_token` should be `provider.token`',
      'Write `provider.token =`',
    ],
    [
      'single quotes',
      "terraform apply -var 'do_token=`cat token.txt`' fails",
      'Single quotes keep the shell from filling in the token',
      'double quotes',
    ],
    [
      'the name of the token',
      'It asks for the token. I created one called deploy-bot and enter that name, and it says\nUnable to authenticate you',
      'This is the token’s name, not its value',
      'only once',
    ],
    [
      'the name of the token at the prompt',
      '$ doctl auth init\nEnter your access token: deploy-bot\nValidating token... invalid token',
      'This is the token’s name, not its value',
      'deploy-bot',
    ],
    [
      'a secret that is empty in a job',
      'Run python make.py\n  shell: /usr/bin/bash -e {0}\n  env:\n    DO_API_TOKEN: \n    REGION: fra1\nError: No token provided',
      'The secret is empty in this job',
      'gh secret set DO_API_TOKEN',
    ],
  ])('%s', async (_name, text, headline, words) => {
    const { headline: found, all } = await said(text);
    expect(found).toContain(headline);
    expect(all).toContain(words);
  });

  test.each([
    [
      'a name of one’s own that is read',
      `export DO_TOKEN2=abc\ncurl -H "Authorization: Bearer $DO_TOKEN2" …\n${rejected}`,
    ],
    [
      'a line that connects two names',
      `export DIGITALOCEAN_TOKEN=$MY_DO_TOKEN\nprint(os.environ["DIGITALOCEAN_TOKEN"])\n${rejected}`,
    ],
    [
      'the same name on both sides',
      `export DO_TOKEN=abc\nconst t = process.env.DO_TOKEN\n${rejected}`,
    ],
    [
      'the secret of a workflow',
      `env:\n  DIGITALOCEAN_ACCESS_TOKEN: \${{ secrets.DO_PAT }}\nprocess.env.DIGITALOCEAN_ACCESS_TOKEN\n${rejected}`,
    ],
    [
      'a value in single quotes that no shell has to fill in',
      `doctl auth init -t 'dop_v1_…'\n${rejected}`,
    ],
    [
      'a token with a name',
      `I created a token named backup and pasted it into the script.\n${rejected}`,
    ],
    ['a secret that the log masks', `Run x\n  env:\n    DO_API_TOKEN: ***\n${rejected}`],
    ['another service’s variable', `export GH_TOKEN=abc\ndoctl account get\n${rejected}`],
    [
      'a second variable',
      `export DIGITALOCEAN_TOKEN_2=abc\nexport DIGITALOCEAN_TOKENS=a,b\n${rejected}`,
    ],
    ['a name of one’s own', `export DIGITAL_OCEAN_TOKEN=abc\nmy-tool sync\n${rejected}`],
  ])('%s is no difference', async (_name, text) => {
    const { headline } = await said(text);
    expect(headline).not.toMatch(
      /misspelled|, but `|should be|Single quotes|name, not|empty in this job/,
    );
  });
});

describe('an answer that a library hides', () => {
  test.each([
    [
      'a list that is none',
      'File "list.py", line 9\n  for d in droplet_kit_client.domains.all\nTypeError: \'NoneType\' object is not iterable\nhttps://api.digitalocean.com/v2/domains',
      '/v2/domains',
    ],
    [
      'a field that is missing',
      'const { volumes } = await (await fetch("https://api.digitalocean.com/v2/volumes")).json();\nTypeError: Cannot read properties of undefined (reading \'length\')',
      '/v2/volumes',
    ],
    [
      'jq',
      'doctl compute droplet list -o json | jq .\njq: error (at <stdin>:0): Cannot iterate over null (null)',
      'curl -i',
    ],
  ])('%s is looked at with curl', async (_name, text, words) => {
    const { headline, all } = await said(text);
    expect(headline).toBe('Possibly: The program hides the answer that it got');
    expect(all).toContain(words);
    expect(all).toContain('A 401 means the token, a 403 its scopes');
  });

  test('an element that is missing shows that the token works', async () => {
    const { headline, all } = await said(
      "keys = [k for k in json['ssh_keys'] if k['name'] == 'laptop']\nkeys[0]\nIndexError: list index out of range\nGET https://api.digitalocean.com/v2/account/keys",
    );
    expect(headline).toContain('`laptop`; the token works');
    expect(all).toContain('/v2/account/keys');
  });

  test('an answer that is printed isn’t hidden', async () => {
    const { headline } = await said(
      `${rejected}\nTypeError: Cannot read properties of undefined (reading 'id')\napi.digitalocean.com`,
    );
    expect(headline).not.toContain('hides');
  });
});

describe('what only a working token can do', () => {
  test.each([
    [
      'servers that exist',
      'The droplets are created and I can log in to them, but the scaler of DigitalOcean says: Error: no workers found',
    ],
    [
      'the limit',
      'It starts one DigitalOcean instance after the other and only stops when it reaches 25 droplets. The page shows none.',
    ],
    [
      'a volume',
      'The volume was created in DigitalOcean, I can see it in the dashboard. My pod stays in ContainerCreating.',
    ],
  ])('%s', async (_name, text) => {
    const { headline, all } = await said(text);
    expect(headline).toBe('Possibly: The token works; the cause comes after it');
    expect(all).toContain('a new one changes nothing');
  });

  test.each([
    ['a wish', 'I want to create a droplet on DigitalOcean. How does that work?'],
    ['a failure', 'The droplet could not be created on DigitalOcean.'],
    ['a rejection', `The droplet was created yesterday on DigitalOcean.\n${rejected}`],
    ['an instruction', 'The droplet must be created before, on DigitalOcean, then it fails.'],
  ])('%s is no proof', async (_name, text) => {
    expect((await said(text)).headline).not.toContain('The token works;');
  });
});

describe('another credential than an API token', () => {
  test.each([
    [
      'an app’s page',
      'I click on Connect DigitalOcean, sign in in the browser, press Authorize, and the app still says that I am not connected.',
      'The app’s sign-in',
    ],
    [
      'an app after a change of accounts',
      'I switched to another DigitalOcean account. The desktop app cannot log in to DigitalOcean any more, the window stays empty.',
      'old sign-in',
    ],
    [
      'an app that asks for billing',
      'The manager app says "missing billing information" after I connected my DigitalOcean account. Billing is fine, support says.',
      'another team',
    ],
    [
      'the CDN as the endpoint',
      'endpoint: https://ams3.cdn.digitaloceanspaces.com\nPutObject: 403',
      'without `.cdn`',
    ],
    [
      'a private file',
      'The upload to our Space works, the file is in the bucket. But the link in the browser says AccessDenied.',
      'public-read',
    ],
    [
      'files with odd names',
      'SignatureDoesNotMatch from our space, but only for file names with spaces; other files are fine',
      'Compare a failing file',
    ],
    [
      'new Spaces keys',
      'I deleted the Spaces keys and created new ones, and updated the .env of the storage container. Now each upload says Access Denied.',
      '--force-recreate',
    ],
    [
      'a Secret for a ClusterIssuer',
      'The order stays pending.\nkind: ClusterIssuer\n  digitalocean:\n    tokenSecretRef:\n      name: dns\n---\nkind: Secret\nmetadata:\n  name: dns',
      'kubectl -n cert-manager get secret',
    ],
    [
      'a page of the panel',
      'The token page of DigitalOcean stays blank in Safari, only a spinner is shown in the browser.',
      'in a private window',
    ],
    [
      'another cluster',
      'kubectl get nodes shows the wrong cluster after I saved the second kubeconfig',
      'kubectl config use-context',
    ],
    [
      'a token that was public',
      'I pushed the token to a public repo. DigitalOcean sent a mail that it was revoked. What do I do now?',
      'that you don’t know',
    ],
    [
      'a paste that differs from typing',
      'doctl auth init says invalid token if I paste it, typing the same token by hand works.',
      'Pasting changes the token',
    ],
    [
      'a panel',
      'The server provider was unable to create your server at DigitalOcean.',
      'The panel hides why DigitalOcean refused',
    ],
    [
      'the login of a server',
      'The console of the droplet asks me for a login and a password. My API token doesn’t work there.',
      'its own user and password',
    ],
    [
      'an API token as a Spaces key',
      'InvalidAccessKeyId at fra1.digitaloceanspaces.com\nspaces_access_id = var.do_token\nspaces_secret_key = var.spaces_secret',
      'An API token is in the place of a Spaces key',
    ],
    [
      'a Git account',
      'App Platform: GitHub user does not have access to octo/site',
      'allow the repository',
    ],
  ])('%s', async (_name, text, words) => {
    const { headline, all } = await said(text);
    expect(`${headline}\n${all}`).toContain(words);
  });

  test.each([
    [
      'a token',
      'I connect my DigitalOcean account to the app with an API token, and the app says that the token is invalid.',
    ],
    ['a 401', 'The app cannot log in to DigitalOcean, the page shows 401.'],
    ['doctl', 'I click on the terminal, run doctl auth init, and cannot log in to DigitalOcean.'],
  ])('%s is no sign-in of an app', async (_name, text) => {
    expect((await said(text)).headline).not.toContain('The app’s sign-in');
  });
});

describe('a token that is no longer in the list', () => {
  test.each([
    [
      'gone',
      `My token has disappeared from the API page, and I didn’t delete it. Now the backup says\n${rejected}`,
    ],
    ['not listed', `The token is no longer shown in the list. ${rejected}`],
  ])('%s', async (_name, text) => {
    const { headline, all } = await said(text);
    expect(headline).toContain('The token has expired or was deleted');
    expect(all).toContain('can’t be restored');
  });

  test.each([
    ['a header without it', `The token is missing in the header.\n${rejected}`],
    ['a job without it', `The token is not in the environment of the job.\n${rejected}`],
  ])('%s is something else', async (_name, text) => {
    expect((await said(text)).headline).not.toContain('has expired or was deleted');
  });
});

describe('a line break is removed where the value is read', () => {
  test.each([
    [
      'Python',
      'File "/usr/lib/python3/http/client.py", in putheader\nValueError: Invalid header value b\'Bearer XXXXXX\\n\'',
      '.strip()',
    ],
    [
      'Node',
      'TypeError [ERR_INVALID_CHAR]: Invalid character in header content ["Authorization"]\n at x (/app/do.js:3:1)',
      '.trim()',
    ],
    [
      'the ID of a Spaces key',
      'net/http: invalid header field value "AWS4-HMAC-SHA256 Credential=XXXX\\n/20240101/us-east-1/s3" for key Authorization',
      'Spaces access key ID',
    ],
    [
      'Ctrl+V',
      'doctl auth init\nnet/http: invalid header field value "Bearer \\x16" for key Authorization',
      'Ctrl+V',
    ],
  ])('%s', async (_name, text, words) => {
    const { code, headline, all } = await said(text);
    expect(code).toBe('stray-whitespace');
    expect(`${headline}\n${all}`).toContain(words);
    expect(all).not.toContain('Copy the token again');
  });
});

describe('a description of a change', () => {
  test.each([
    ['a fix', 'fix(logs): mask the DigitalOcean token in the debug output'],
    ['documentation', 'docs: describe the scopes that the DigitalOcean token needs'],
    [
      'a feature',
      'feat: read DIGITALOCEAN_TOKEN from a file\n\nUntil now only the variable was read.',
    ],
  ])('%s reports no failure', async (_name, text) => {
    expect((await said(text)).headline).toBe('This describes a change, and reports no failure');
  });

  test('can still say what was wrong', async () => {
    const { headline } = await said(
      'fix: use the right variable\n\nThe job passes `DO_API_TOKEN`, but the script reads `DIGITALOCEAN_PAT`.',
    );
    expect(headline).toContain('reads `DIGITALOCEAN_PAT`, but `DO_API_TOKEN` is set');
  });
});

describe('what a report repeats of a text', () => {
  test.each([
    ['a message', 'Error: the region is full', 'the region is full'],
    ['a message in JSON', '{"msg": "the region is full now", "rc": 1}', 'the region is full now'],
    [
      'the last line of a trace',
      'Traceback:\n  File "x.py"\nValueError: bad region given',
      'ValueError: bad region given',
    ],
    ['the time before it', '2024-05-01T10:00:00Z error: cannot find region', 'cannot find region'],
    ['nothing', 'hello there', null],
  ])('%s', (_name, text, expected) => {
    expect(errorSentence(text)).toBe(expected);
  });

  test.each([
    ['a token', `failed with ${makeToken('dop_v1_', 'in a sentence')} given`],
    ['64 digits', `failed with ${makeToken('', 'in a sentence')} given`],
    ['a password', 'failed with password=hunter22 given'],
    ['a header', 'failed with Authorization: Basic c2FtbXk6MTIz given'],
    ['an address with a password', 'failed with https://sammy:hunter22@example.org given'],
    ['a query', 'failed with https://example.org/?code=12345abcde given'],
  ])('never %s', (_name, line) => {
    const shown = shownSentence(line) ?? '';
    expect(shown).toContain('failed with');
    expect(shown).not.toMatch(/[0-9a-f]{12}|hunter22|c2Ft|12345/);
  });

  test.each([
    ['a package', 'python-digitalocean', true],
    ['a file', '/home/sammy/.config/doctl', true],
    ['a token', makeToken('dop_v1_', 'as a name'), false],
    ['what can be a password', 'hunter2222', false],
    ['a program with a digit', 'python3', true],
    ['several lines', 'a\nb', false],
  ])('as a name: %s', (_name, value, isShown) => {
    expect(shownName(value)).toBe(isShown ? value : null);
  });
});

describe('a placeholder', () => {
  test('that is a variable’s name in a command has no dollar sign', async () => {
    const { headline, all } = await said(
      'curl -H "Authorization: Bearer DO_TOKEN" https://api.digitalocean.com/v2/droplets',
    );
    expect(headline).toContain('DO_TOKEN was sent as it is, without $');
    expect(all).toContain('"$DO_TOKEN"');
  });

  test.each([
    ['in a file, which no shell reads', 'DIGITALOCEAN_TOKEN=DO_TOKEN'],
    [
      'that asks for a value',
      'curl -H "Authorization: Bearer YOUR_TOKEN" https://api.digitalocean.com/v2/droplets',
    ],
  ])('%s has none to miss', async (_what, text) => {
    const { code, all } = await said(text);
    expect(code).toBe('placeholder-token');
    expect(all).not.toContain('$');
  });
});

describe('the text’s own error doesn’t show a credential in pieces', () => {
  const token = makeToken('dop_v1_', 'in pieces');
  const digits = token.slice(7);
  const bytes = [...token].map((one) => one.charCodeAt(0));
  const hex = bytes.map((byte) => byte.toString(16));
  const groups = (length: number) => digits.match(new RegExp(`.{1,${length}}`, 'g')) ?? [];

  test.each([
    ['with dots', groups(4).join('.')],
    ['with slashes', groups(8).join('/')],
    ['with spaces', groups(8).join(' ')],
    ['with plus signs', `'dop_v1_${groups(10).join("' + '")}'`],
    ['with commas', [...digits].join(',')],
    ['as bytes', `[${bytes.join(' ')}]`],
    ['as a buffer', `<Buffer ${hex.join(' ')}>`],
    ['with colons', hex.join(':')],
    ['escaped as hex', hex.map((one) => `\\x${one}`).join('')],
    ['escaped as octal', bytes.map((byte) => `\\${byte.toString(8)}`).join('')],
    ['escaped for a URL', hex.map((one) => `%${one}`).join('')],
    [
      'in full-width characters',
      [...token].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''),
    ],
  ])('%s', async (_what, written) => {
    for (const text of [`Error: zorg: got ${written}`, `fatal: cannot use ${written} here`]) {
      const { all, headline } = await said(text);
      for (let at = 0; at + 12 <= written.length; at += 1) {
        expect(headline + all).not.toContain(written.slice(at, at + 12));
      }
    }
  });
});

test.each([
  ['/auth/google/callback?state=x&code=4%2F0AX4abcdefghijklm&scope=email'],
  ['GET https://app.example.com/login/github/callback?code=3f2a9c1b7d5e8f604a1b'],
])('the code of a sign-in with another provider isn’t sent to DigitalOcean: %s', async (text) => {
  const { code, all } = await said(text);
  expect(code).not.toBe('authorization-code');
  expect(all).not.toContain('cloud.digitalocean.com/v1/oauth/token');
});

test.each([
  [
    'a quota of a cluster',
    'Error from server (Forbidden): secrets "do-token" is forbidden: exceeded quota: compute',
  ],
  [
    'the table of an account',
    'User Email  Team  Droplet Limit  Email Verified\na@example.com  Acme  25  true',
  ],
  [
    'a limit that is far away',
    '< HTTP/2 200\n< ratelimit-limit: 5000\n< ratelimit-remaining: 4998',
  ],
])('%s isn’t a limit of the account', async (_what, text) => {
  const { headline } = await said(text);
  expect(headline).not.toMatch(/limit of the account|used up/);
});

test('a 401 of another service in a job isn’t DigitalOcean’s', async () => {
  const { headline } = await said(
    'Run digitalocean/action-doctl@v2\n>>> Successfully logged into doctl\nRun gh release create v1\nHTTP 401: Bad credentials (https://api.github.com/repos/acme/web/releases)',
  );
  expect(headline).not.toContain('DigitalOcean rejected');
});

test.each(['trim()', 'strip()', String.raw`replace("\n", "")`])(
  'a token in code stays one before .%s',
  async (method) => {
    const token = makeToken('dop_v1_', 'method');
    const [report] = await check(`header("Authorization", "Bearer ${token}".${method})`, {
      network: false,
    });
    expect(report?.credential?.label).toBe(`dop_v1_…${token.slice(-4)}`);
  },
);

test.each([
  [
    'Auth0',
    'https://app.example.com/callback?error=access_denied&iss=https%3A%2F%2Facme.eu.auth0.com%2F',
  ],
  [
    'Keycloak',
    'POST https://sso.example.com/realms/main/protocol/openid-connect/token -> {"error":"invalid_client"}',
  ],
])('the OAuth error of %s isn’t DigitalOcean’s', async (_what, text) => {
  expect((await said(text)).code).not.toMatch(/^oauth-/);
});

test('an expired link to a file isn’t about the permissions of the key', async () => {
  const { headline } = await said(
    '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>\nhttps://acme.nyc3.digitaloceanspaces.com/a.pdf?X-Amz-Expires=3600',
  );
  expect(headline).toContain('The link to the file has expired');
});

test.each([
  'Code: 403. Errors:\n* permission denied\nURL: GET https://vault.example.com/v1/secret/digitalocean',
  'ERROR: permission denied for table users (doctl databases)',
])('a refusal of another system isn’t about a file: %s', async (text) => {
  expect((await said(text)).all).not.toContain('read or write a file');
});
