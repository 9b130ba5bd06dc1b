import { describe, expect, test } from 'vitest';
import { makeToken } from '../src/sandbox/make-token.ts';
import { said } from './support/said.ts';

const refused =
  'Error: GET https://api.digitalocean.com/v2/account: 401 (request "7-7") Unable to authenticate you';
const noToken = 'Error: Unable to initialize DigitalOcean API client: access token is required.';

describe('the name that a program lacks is compared with the one that is set', () => {
  test.each([
    [
      'a sentence',
      'lego: some credentials information are missing: DO_AUTH_TOKEN\nBut I have exported DO_TOKEN, and it works in curl',
      'lego reads `DO_AUTH_TOKEN`, but `DO_TOKEN` is set',
      'export DO_AUTH_TOKEN="$DO_TOKEN"',
    ],
    [
      'a program whose message names no variable',
      `export DO_TOKEN=abc\ndoctl apps list\n${noToken}`,
      'doctl reads `DIGITALOCEAN_ACCESS_TOKEN`, but `DO_TOKEN` is set',
      'export DIGITALOCEAN_ACCESS_TOKEN="$DO_TOKEN"',
    ],
    [
      'a Pod',
      'external-dns: level=fatal msg="no token found"\nenv:\n  - name: DIGITALOCEAN_TOKEN\n    valueFrom:\n      secretKeyRef: {name: do, key: pat}',
      'external-dns reads `DO_TOKEN`, but `DIGITALOCEAN_TOKEN` is set',
      '- name: DO_TOKEN',
    ],
    [
      'a list of Compose',
      'traefik: some credentials information are missing: DO_AUTH_TOKEN\n    environment:\n      - DIGITALOCEAN_PAT=${DIGITALOCEAN_PAT}',
      'Traefik reads `DO_AUTH_TOKEN`, but `DIGITALOCEAN_PAT` is set',
      '- DO_AUTH_TOKEN=${DIGITALOCEAN_PAT}',
    ],
    [
      'a workflow',
      'env:\n  DO_PAT: ${{ secrets.DO_PAT }}\noctodns: missing env var DIGITALOCEAN_TOKEN, providers.do.token',
      '`DO_PAT` is set, but `DIGITALOCEAN_TOKEN` is read',
      'DIGITALOCEAN_TOKEN: ${{ secrets.DO_PAT }}',
    ],
    [
      'an option of docker',
      'docker run -e DO_API_TOKEN=$PAT goacme/lego run\ndigitalocean: some credentials information are missing: DO_AUTH_TOKEN',
      'lego reads `DO_AUTH_TOKEN`, but `DO_API_TOKEN` is set',
      '-e DO_AUTH_TOKEN=',
    ],
    [
      'JSON',
      'MCP server: Use the flag or set DIGITALOCEAN_API_TOKEN environment variable; API token not provided\n{"env": {"DO_PAT": "x"}}',
      'The MCP server reads `DIGITALOCEAN_API_TOKEN`, but `DO_PAT` is set',
      '"DIGITALOCEAN_API_TOKEN": "<token>"',
    ],
    [
      'Jenkins',
      `withCredentials([string(credentialsId: 'x', variable: 'DO_KEY_TOKEN')]) { sh 'doctl apps list' }\n${noToken}`,
      '`DO_KEY_TOKEN` is set, but `DIGITALOCEAN_ACCESS_TOKEN` is read',
      "variable: 'DIGITALOCEAN_ACCESS_TOKEN'",
    ],
    [
      'a variable of Terraform in capitals',
      'export TF_VAR_DO_TOKEN=abc\nNo value for required variable: The root module input variable "do_token" is not set',
      '`TF_VAR_DO_TOKEN` is set, but `TF_VAR_do_token` is read',
      'TF_VAR_do_token',
    ],
    [
      'the prompt of Terraform',
      'I exported DIGITALOCEAN_PAT, and terraform plan still asks\nvar.pat_token\n  Enter a value: ',
      '`DIGITALOCEAN_PAT` is set, but `TF_VAR_pat_token` is read',
      'export TF_VAR_pat_token=',
    ],
    [
      'an INI file',
      'Missing property in credentials configuration file do.ini:\n * Property "dns_digitalocean_token" not found\nit has DIGITALOCEAN_TOKEN=abc',
      'certbot reads `dns_digitalocean_token`, but `DIGITALOCEAN_TOKEN` is set',
      'dns_digitalocean_token = <token>',
    ],
    [
      'a client of Amazon’s',
      'aws s3 ls\nUnable to locate credentials\nI exported SPACES_ACCESS_KEY_ID and SPACES_SECRET_ACCESS_KEY',
      'The client reads `AWS_ACCESS_KEY_ID`, but `SPACES_ACCESS_KEY_ID` is set',
      'export AWS_ACCESS_KEY_ID="$SPACES_ACCESS_KEY_ID"',
    ],
    [
      'a digit in place of a letter',
      `$ DO_TOKEN=abc\n$ curl -H "Authorization: Bearer $D0_TOKEN" …\n${refused}`,
      'reads `D0_TOKEN`, but `DO_TOKEN` is set',
      'D0_TOKEN',
    ],
    [
      'the name of a secret',
      'Error: Input required and not supplied: token\n  token: ${{ secrets.DIGITALOCEAN_TOKEN }}\nThe repository secret is called DO_PAT_TOKEN',
      '`DO_PAT_TOKEN` is set, but `DIGITALOCEAN_TOKEN` is read',
      'secrets.DO_PAT_TOKEN',
    ],
  ])('in %s', async (_name, text, headline, words) => {
    const { headline: found, all } = await said(text);
    expect(found).toContain(headline);
    expect(all).toContain(words);
  });

  test('in a configuration without an error, for a program that its package names', async () => {
    const { headline, all } = await said(
      'My mcp.json, the tools don’t show up:\n{"command": "npx", "args": ["@digitalocean/mcp"], "env": {"DO_PAT": "x"}}',
    );
    expect(headline).toContain(
      'The MCP server reads `DIGITALOCEAN_API_TOKEN`, but `DO_PAT` is set',
    );
    expect(all).toContain('so it has no token');
  });

  test('also beside a whole token', async () => {
    const text = `export DIGITALOCEAN_TOKEN=${makeToken('dop_v1_', 'another name')}\ndoctl apps list\n${noToken}`;
    const { code, headline } = await said(text);
    expect(code).toBe('empty-input');
    expect(headline).toContain('doctl reads `DIGITALOCEAN_ACCESS_TOKEN`');
  });

  test.each([
    [
      'a variable that the program reads second',
      `export DIGITALOCEAN_ACCESS_TOKEN=abc\nterraform plan\n${refused}`,
    ],
    [
      'a token that the command gets',
      `export DO_TOKEN=abc\ndoctl -t $DO_TOKEN account get\n${refused}`,
    ],
    [
      'a token that the action gets',
      `env:\n  DO_TOKEN: \${{ secrets.DO_TOKEN }}\n- uses: digitalocean/action-doctl@v2\ndoctl apps list\n${refused}`,
    ],
    [
      'a variable of the configuration',
      `provider "digitalocean" { token = var.do_token }\nexport TF_VAR_do_token=abc\n${refused}`,
    ],
    [
      'a value that is passed under the right name',
      `docker run -e DIGITALOCEAN_ACCESS_TOKEN=$DO_TOKEN digitalocean/doctl account get\n${refused}`,
    ],
    [
      'either of two names',
      'please set DO_TOKEN or DIGITALOCEAN_TOKEN\nexport DIGITALOCEAN_TOKEN=abc',
    ],
    [
      'a name in the same program',
      `API_DO_TOKEN = os.environ["DIGITALOCEAN_TOKEN"]\nexport DIGITALOCEAN_TOKEN=abc\n${refused}`,
    ],
    [
      'both names',
      `export DO_TOKEN=abc DIGITALOCEAN_ACCESS_TOKEN=abc\nI set DIGITALOCEAN_ACCESS_TOKEN too\n${noToken}`,
    ],
    [
      'a name that the text advises against',
      `use DIGITALOCEAN_ACCESS_TOKEN instead of DO_TOKEN\n${noToken}`,
    ],
  ])('%s is no difference', async (_name, text) => {
    expect((await said(text)).headline).not.toMatch(/, but `/);
  });

  test('the variable of the report is the one that the program lacks', async () => {
    const { all } = await said(
      'some credentials information are missing: DO_AUTH_TOKEN\nlego runs after `source secrets`, where DO_REGION=ams3',
    );
    expect(all).toContain('`DO_AUTH_TOKEN`');
  });
});

describe('a command that doesn’t set the variable', () => {
  test.each([
    [
      'spaces in bash',
      "export DO_TOKEN = abc\nbash: export: `=': not a valid identifier",
      'The spaces around = keep `DO_TOKEN`',
      'export DO_TOKEN=<token>',
    ],
    [
      'a space in zsh',
      'zsh: bad assignment\nexport DIGITALOCEAN_TOKEN= abc',
      'The spaces around =',
      'export DIGITALOCEAN_TOKEN=<token>',
    ],
    [
      'spaces in cmd',
      `C:\\x> set DO_TOKEN = abc\n${refused}`,
      'The spaces around =',
      'set DO_TOKEN=<token>',
    ],
    [
      'export in PowerShell',
      'PS C:\\x> export DO_TOKEN="abc"\nexport : The term \'export\' is not recognized as the name of a cmdlet',
      'how PowerShell sets a variable',
      '$env:DO_TOKEN = "<token>"',
    ],
    [
      'set in PowerShell',
      `PS C:\\x> set DIGITALOCEAN_TOKEN=abc\nPS C:\\x> terraform plan\n${refused}`,
      'how PowerShell sets a variable',
      '$env:DIGITALOCEAN_TOKEN',
    ],
    [
      'export in cmd',
      "C:\\x>export DO_TOKEN=abc\n'export' is not recognized as an internal or external command,",
      'how cmd sets a variable',
      'set DO_TOKEN=<token>',
    ],
    [
      '= in fish',
      "fish: Unsupported use of '='. In fish, please use 'set DO_TOKEN abc'.",
      'how fish sets a variable',
      'set -gx DO_TOKEN <token>',
    ],
    [
      'set without -x in fish',
      `fish: set DIGITALOCEAN_TOKEN abc\nterraform plan\n${refused}`,
      'how fish sets a variable',
      'set -gx',
    ],
    [
      '$env in bash',
      '$ $env:DO_TOKEN="abc"\nbash: :DO_TOKEN=abc: command not found',
      'how bash sets a variable',
      'export DO_TOKEN=<token>',
    ],
    [
      'a variable of PowerShell alone',
      'DIGITALOCEAN_TOKEN environment variable is not set\nI use powershell: $DIGITALOCEAN_TOKEN = "abc"',
      'how PowerShell sets a variable',
      '$env:DIGITALOCEAN_TOKEN',
    ],
    [
      'a dollar sign in export',
      "$ export $DO_TOKEN=abc\nbash: export: `=abc': not a valid identifier",
      'how bash sets a variable',
      'export DO_TOKEN=<token>',
    ],
    [
      'quotes in cmd',
      `C:\\x>set DIGITALOCEAN_ACCESS_TOKEN="abc"\nC:\\x>doctl account get\n${refused}`,
      'The quotes became a part of the token',
      'set DIGITALOCEAN_ACCESS_TOKEN=<token>',
    ],
    [
      'quotes in a file of docker',
      `docker run --env-file .env app\n.env:\nDO_TOKEN="abc"\n${refused}`,
      'The quotes became a part of the token',
      'DO_TOKEN=<token>',
    ],
    [
      'curly quotes',
      `export DIGITALOCEAN_ACCESS_TOKEN=“abc”\ndoctl account get\n${refused}`,
      'The quotes became a part of the token',
      'with straight quotes',
    ],
    [
      'a space that was pasted from a page',
      "bash: $'DO_TOKEN\\302\\240=abc': command not found",
      'The spaces around =',
      'export DO_TOKEN=<token>',
    ],
    [
      'export in a file of systemd',
      `systemd[1]: /etc/do: Ignoring invalid environment assignment 'export DIGITALOCEAN_ACCESS_TOKEN=abc'\ndoctl: ${noToken}`,
      'systemd doesn’t take a line',
      'DIGITALOCEAN_ACCESS_TOKEN=<token>',
    ],
    [
      'export in a file of docker',
      'docker run --env-file do.env bot\nDO_TOKEN must be set\ndo.env has export DO_TOKEN=abc',
      'Docker doesn’t take a line',
      'DO_TOKEN=<token>',
    ],
    [
      'a variable that Compose can’t fill in',
      `The "DO_TOKEN" variable is not set. Defaulting to a blank string.\nit is in config/.env.prod\n${refused}`,
      'Compose doesn’t find a value for `DO_TOKEN`',
      '--env-file config/.env.prod',
    ],
  ])('%s', async (_name, text, headline, words) => {
    const { headline: found, all } = await said(text);
    expect(found).toContain(headline);
    expect(all).toContain(words);
  });

  test.each([
    ['spaces in a Makefile', `make deploy\nexport DO_TOKEN = abc\n${refused}`],
    ['spaces in TOML', `DO_TOKEN = "abc"\n${refused}`],
    [
      'quotes around the whole assignment',
      `C:\\>set "DO_TOKEN=abc"\nC:\\>doctl account get\n${refused}`,
    ],
    [
      'quotes that bash removes',
      `export DIGITALOCEAN_ACCESS_TOKEN="abc"\ndoctl account get\n${refused}`,
    ],
    ['a comment', `# set DIGITALOCEAN_TOKEN=abc first\n$ terraform plan\n${refused}`],
    ['a file of docker without quotes', `docker run --env-file .env app\nDO_TOKEN=abc\n${refused}`],
  ])('is not %s', async (_name, text) => {
    expect((await said(text)).headline).not.toMatch(/spaces around|how \w+ sets|quotes became/);
  });
});

describe('a variable that the program’s place doesn’t have', () => {
  test.each([
    [
      'a script without export',
      `#!/bin/sh\nDIGITALOCEAN_ACCESS_TOKEN=$(cat token)\ndoctl apps list\n${noToken}`,
      'The variable isn’t exported',
      'export DIGITALOCEAN_ACCESS_TOKEN',
    ],
    [
      'a prompt without export',
      `$ DIGITALOCEAN_TOKEN=abc\n$ terraform plan\n${refused}`,
      'The variable isn’t exported',
      'export DIGITALOCEAN_TOKEN',
    ],
    [
      'a file that is sourced',
      `source .env\ndoctl apps list\n${noToken}\n.env:\nDIGITALOCEAN_ACCESS_TOKEN=abc`,
      'The variable isn’t exported',
      'set -a; . ./.env; set +a',
    ],
    [
      'a variable that only echo sees',
      'echo $DO_TOKEN prints the token\nkey not found: "DO_TOKEN" (KeyError)',
      'The variable isn’t exported',
      'export DO_TOKEN',
    ],
    [
      'setx',
      `setx DIGITALOCEAN_TOKEN abc\nSUCCESS\nterraform plan\n${refused}`,
      'The window of the program',
      'open a new one',
    ],
    [
      'a profile',
      `I just added export DIGITALOCEAN_ACCESS_TOKEN=… to ~/.zshrc\n${noToken}`,
      'The window of the program',
      'source ~/.zshrc',
    ],
    [
      'an editor',
      `terraform works in Terminal.app, but the terminal in VS Code prints\n${refused}`,
      'The window of the program',
      'Quit VS Code completely',
    ],
    [
      'another tab',
      `I ran export DO_PAT=abc in one tab. In another tab curl -H "Authorization: Bearer $DO_PAT" prints\n${refused}`,
      'The window of the program',
      'export DO_PAT=<token>',
    ],
    [
      'a restart',
      `After the reboot terraform fails. Yesterday I did export DIGITALOCEAN_TOKEN=…\n${refused}`,
      'The window of the program',
      '~/.bashrc',
    ],
    [
      'WSL',
      `I set DO_TOKEN in windows, and my script in WSL prints\n${refused}`,
      'WSL doesn’t get the variables of Windows',
      'WSLENV',
    ],
    [
      'a container',
      `docker run bot\ninside the container DO_TOKEN is empty\n${refused}`,
      'The container doesn’t get `DO_TOKEN`',
      'docker run -e DO_TOKEN',
    ],
    [
      'a container of Compose',
      'docker compose up\nDO_TOKEN is not set\nit is in .env next to it',
      'Compose doesn’t pass on the .env file',
      'env_file: .env',
    ],
    [
      'cron',
      `0 4 * * * backup.sh in my crontab\n${noToken}\nexport DIGITALOCEAN_ACCESS_TOKEN is in ~/.bashrc`,
      'The cron job doesn’t get the token',
      'doesn’t read your shell’s profile',
    ],
    [
      'another user',
      `I did doctl auth init as root. The site runs as www-data:\n${noToken}`,
      'doctl saved the token for another user',
      'sudo -iu <user> doctl auth init',
    ],
    [
      'a context',
      `doctl apps list --context prod\n${refused.replace('Error', 'doctl: Error')}`,
      'doctl sends the token saved for the selected context',
      'doctl auth init --context',
    ],
    [
      'Python without dotenv',
      `os.environ["DO_TOKEN"]\nKeyError: 'DO_TOKEN'\nthere is a .env with it`,
      'The program has no token',
      '. ./.env',
    ],
    [
      'dotenv in another directory',
      `[dotenv@17.2.3] injecting env (0) from .env\n${refused}`,
      'dotenv loaded no variable',
      'path',
    ],
    [
      'direnv',
      `direnv: error /srv/x/.envrc is blocked. Run \`direnv allow\`\n${refused}`,
      'direnv doesn’t load',
      'direnv allow',
    ],
    [
      'a secret of Docker',
      'cat /run/secrets/do_pat works in the container, but the app says DO_PAT is not set',
      'The secret is in a file',
      'export DO_PAT="$(cat /run/secrets/do_pat)"',
    ],
    [
      'a key of a Secret',
      "Error: couldn't find key access-token in Secret dns/do-pat",
      'The Secret has no key `access-token`',
      'kubectl -n dns describe secret do-pat',
    ],
    [
      'another context of doctl',
      `doctl auth init --context ci\nValidating token... OK\ndoctl account get\n${noToken}`,
      'doctl has no token',
      'doctl auth switch --context',
    ],
    [
      'the login of doctl',
      `I did doctl auth init and doctl works. terraform plan:\n${refused}`,
      'Terraform doesn’t use the token that doctl saved',
      'export DIGITALOCEAN_TOKEN',
    ],
    [
      'an empty line of tfvars',
      `terraform apply\nterraform.tfvars:\ndo_token = ""\n${refused}`,
      'Terraform got an empty value',
      'TF_VAR_do_token',
    ],
    [
      's3cmd under sudo',
      'sudo s3cmd ls\nERROR: /var/root/.s3cfg: None\nERROR: Configuration file not available.',
      's3cmd finds no configuration for this user',
      's3cmd -c',
    ],
    [
      'Ansible’s variables',
      '"msg": "oauth_token is required"\nansible: group_vars/all.yml has do_token: abc',
      'Ansible has no token',
      'oauth_token: "{{',
    ],
  ])('%s', async (_name, text, headline, words) => {
    const { headline: found, all } = await said(text);
    expect(found).toContain(headline);
    expect(all).toContain(words);
  });

  test.each([
    [
      'a variable that env prints',
      `$ env | grep OCEAN\nDIGITALOCEAN_TOKEN=abc\n$ terraform plan\n${refused}`,
    ],
    ['a variable on the line of the command', `DIGITALOCEAN_TOKEN=abc terraform plan\n${refused}`],
    ['an argument', `MY_TOKEN=abc\ncurl -H "Authorization: Bearer $MY_TOKEN" …\n${refused}`],
    [
      'a profile that was read again',
      `I added DIGITALOCEAN_TOKEN to ~/.bashrc and ran source ~/.bashrc\nterraform plan\n${refused}`,
    ],
    ['a profile and cron', `The token is saved in ~/.bashrc, the cron job prints\n${refused}`],
    [
      'a variable set in WSL itself',
      `On Windows I exported DIGITALOCEAN_TOKEN in ubuntu (WSL on windows 11)\nterraform plan\n${refused}`,
    ],
    ['a login of doctl itself', `doctl auth init worked, then\ndoctl apps list\n${refused}`],
    ['one user', `I am root and ran doctl auth init as root\n${noToken}`],
    [
      'a container that gets it',
      `docker run \\\n  -e DO_TOKEN bot\ninside the container:\n${refused}`,
    ],
    ['a framework that loads .env', `Next.js, process.env.DO_TOKEN, .env has it\n${refused}`],
    [
      'dotenv that loaded it before',
      `injecting env (2) from .env\ninjecting env (0) from .env\n${refused}`,
    ],
    [
      'a 403',
      'doctl apps list --context prod\nGET https://api.digitalocean.com/v2/apps: 403 You are not authorized to perform this operation',
    ],
  ])('is not %s', async (_name, text) => {
    expect((await said(text)).headline).not.toMatch(
      /exported|doctl saved|window of the program|WSL|another user|container doesn’t|\.env|dotenv|saved for the selected/,
    );
  });
});

test('an example value beside a program without a token isn’t the cause', async () => {
  const { code } = await said(
    `DIGITALOCEAN_ACCESS_TOKEN is not set\nbut: DIGITALOCEAN_ACCESS_TOKEN=dop_v1_xxxx`,
  );
  expect(code).toBe('empty-input');
});

test.each([
  [
    'Python',
    'h = "Bearer " + os.getenv("DO_PAT")\nTypeError: can only concatenate str (not "NoneType") to str',
  ],
  [
    'Node.js',
    "const t = process.env.DO_PAT; t.trim()\nTypeError: Cannot read properties of undefined (reading 'trim')",
  ],
  ['Ruby', '"Bearer " + ENV["DO_PAT"]\nno implicit conversion of nil into String (TypeError)'],
])('%s uses a variable that isn’t set', async (_language, text) => {
  const { code, all } = await said(text);
  expect(code).toBe('empty-input');
  expect(all).toContain('DO_PAT');
});

test('a list that isn’t there is no variable that isn’t set', async () => {
  const { code } = await said(
    "fetch('https://api.digitalocean.com/v2/apps', h(process.env.DO_PAT))\napps.length\nTypeError: Cannot read properties of undefined (reading 'length')",
  );
  expect(code).not.toBe('empty-input');
});

test.each(["Error: Can't resolve './token' in '/app/src'", 'Cannot resolve serverless.yml: …'])(
  '%s is no failure of DNS',
  async (text) => {
    const { code } = await said(`${text}\nconst t = process.env.DO_PAT`);
    expect(code).not.toBe('dns-failure');
  },
);

test('dots in a token beside a shown cause don’t say that it is cut', async () => {
  const { code } = await said(
    `setx DIGITALOCEAN_TOKEN dop_v1_abcd…9876\nterraform plan\n${refused}`,
  );
  expect(code).toBe('token-rejected');
});

test('an expression between backticks is not sent as its text', async () => {
  const { code } = await said(
    `const t = process.env.DO_PAT;\nfetch(u, { headers: { Authorization: \`Bearer \${t}\` } });\n${refused}`,
  );
  expect(code).toBe('token-rejected');
});

test('how to keep a variable is a question', async () => {
  const { code, all } = await said(
    'How do I save the token permanently in the environment of zsh?',
  );
  expect(code).toBe('general-question');
  expect(all).toContain('~/.zshrc');
});

test('spaces around = in a name that the program doesn’t read: both are said', async () => {
  const { all } = await said(
    `export DIGITALOCEAN_TOKEN = dop_v1_xxx\ndoctl account get\n${noToken}`,
  );
  expect(all).toContain('doctl reads `DIGITALOCEAN_ACCESS_TOKEN`');
  expect(all).toContain('export DIGITALOCEAN_ACCESS_TOKEN=<token>');
});
