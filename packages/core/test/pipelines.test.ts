import { describe, expect, test } from 'vitest';
import { said } from './support/said.ts';

const rejected =
  'Error: GET https://api.digitalocean.com/v2/account: 401 (request "1-2-3") Unable to authenticate you';
const missing =
  "Error: unable to initialize DigitalOcean API client: access token is required. (hint: run 'doctl auth init')";
const terraform =
  'Error: Error creating Droplet: POST https://api.digitalocean.com/v2/droplets: 401 (request "1-2-3") Unable to authenticate you';

describe('a job without a token gets a line of its configuration', () => {
  test.each([
    ['GitHub Actions', 'Run doctl apps list\n##[group]Run actions/checkout@v4', '${{ secrets.'],
    ['GitHub Actions', 'my github workflow prints', 'gh secret list'],
    ['GitLab CI', 'ERROR: Job failed: exit code 1', 'Settings > CI/CD > Variables'],
    ['GitLab CI', 'before_script:\n  - doctl apps list', 'Settings > CI/CD > Variables'],
    ['Bitbucket', 'CI: bitbucket', 'Repository settings > Repository variables'],
    ['any other', 'our CI job prints', 'the secrets of the project'],
    ['GitLab CI', 'our gitlab pipeline says', '“Protect variable” must be off'],
    ['CircleCI', '#!/bin/bash -eo pipefail', 'context: <context>'],
    ['Azure Pipelines', '##[section]Starting: deploy', 'DIGITALOCEAN_ACCESS_TOKEN: $('],
    ['Bitbucket', 'bitbucket pipelines', 'Repository settings > Repository variables'],
    ['Jenkins', '[Pipeline] sh\n+ doctl apps list', 'withCredentials([string('],
    ['Drone', 'kind: pipeline\nname: default', 'from_secret: digitalocean_access_token'],
    ['Woodpecker', 'our woodpecker step', 'from_secret: digitalocean_access_token'],
    ['Forgejo', 'our forgejo runner', 'Settings > Actions > Secrets'],
    ['Buildkite', 'in buildkite', 'the secrets of the project'],
    ['Travis CI', 'on travis-ci', 'none to forks'],
  ])('%s: %s', async (_system, log, line) => {
    const { code, all } = await said(`${log}\n${missing}`);
    expect(code).toBe('empty-input');
    expect(all).toContain(line);
    expect(all).not.toMatch(/read -rs|doctl auth init/);
  });

  test.each([
    'It works in GitHub Actions, but on my laptop:',
    'I host GitLab on a Droplet, and doctl there says:',
    'Travis from support asked me for this:',
    'I cloned the repository from bitbucket.',
  ])('no job of a known system: %s', async (sentence) => {
    expect((await said(`${sentence}\n${missing}`)).steps).toMatch(/doctl auth init|length/);
  });

  test('the line has the name of the secret that the text gives', async () => {
    const step = 'environment:\n  DIGITALOCEAN_ACCESS_TOKEN:\n    from_secret: do_pat';
    const { steps } = await said(`kind: pipeline\n${step}\non pull requests: ${missing}`);
    expect(steps).toMatch(/the secret must allow the event/);
  });

  test('the ID of the credential is that of the text', async () => {
    const text = `[Pipeline] sh, credentials id is ocean-pat\n${missing}`;
    expect((await said(text)).steps).toContain("credentialsId: 'ocean-pat'");
  });

  test('a 401 of a job is checked in the job, by the name that it has there', async () => {
    const env = 'env:\n  DIGITALOCEAN_TOKEN: ${{ secrets.OCEAN_PAT }}';
    const { headline, steps } = await said(`runs-on: ubuntu-latest\n${env}\n${rejected}`);
    expect(headline).toContain('the token that the job sent');
    expect(steps).toContain('${#DIGITALOCEAN_TOKEN}');
  });

  test('the plugin of Jenkins has no job', async () => {
    const { steps } = await said(`Jenkins DigitalOcean plugin, Test Connection: ${rejected}`);
    expect(steps).toContain('Select the token’s credential again');
  });
});

describe('where the secret is, by the words of a person', () => {
  test.each([
    [
      'an environment of GitHub',
      `The secret is in the production environment.\nRun digitalocean/action-doctl@v2\nError: Input required and not supplied: token`,
      'The job lacks the environment',
      'environment: production',
    ],
    [
      'a context of CircleCI',
      `circleci. The token is in a context called "ocean".\n${missing}`,
      'The job lacks the context',
      'context: ocean',
    ],
    [
      'a variable group of Azure',
      `Azure DevOps, it's in the variable group "shared"\n${missing}`,
      'The job lacks the variable group',
      '- group: shared',
    ],
    [
      'a deployment of Bitbucket',
      `bitbucket pipelines, set under Deployments > live\n${missing}`,
      'The job lacks the deployment',
      'deployment: live',
    ],
    [
      'a secret variable of Azure',
      `azure pipelines, DIGITALOCEAN_TOKEN is set there with the lock\n- script: terraform apply\n${terraform}`,
      'The job lacks a mapping of the secret variable',
      'DIGITALOCEAN_TOKEN: $(DIGITALOCEAN_TOKEN)',
    ],
    [
      'a file in Jenkins',
      `In Jenkins the credential is a secret file\n${rejected}`,
      'The job lacks a credential of the kind “Secret text”',
      'withCredentials([string(',
    ],
    [
      'a workspace of HCP Terraform',
      `Run in Terraform Cloud\n${terraform}`,
      'The job lacks the token in its workspace',
      'category: environment variable',
    ],
    [
      'a reusable workflow',
      `on: workflow_call\nRun digitalocean/action-doctl@v2\nError: Input required and not supplied: token`,
      'The job lacks the secrets for the workflow that it calls',
      'secrets: inherit',
    ],
    [
      'a scope of App Platform',
      `App Platform build: the variable has the scope RUN_TIME\n${rejected}`,
      'The job lacks a scope that includes the build',
      'RUN_AND_BUILD_TIME',
    ],
    [
      'a Secret that changed',
      `I updated the token in the k8s secret of atlantis yesterday\n${terraform}`,
      'The Pod still has the old token',
      'rollout restart',
    ],
    [
      'pull requests of Dependabot',
      `action-doctl, only the Dependabot PRs fail\n${rejected}`,
      'Dependabot’s runs',
      '--app dependabot',
    ],
    [
      'pull requests of contributors',
      `Contributors' PRs fail with \${{ secrets.DO_TOKEN }}\n${rejected}`,
      'Runs from forks get no secrets',
      'only for branches of the repository itself',
    ],
  ])('%s', async (_what, text, title, step) => {
    const { headline, steps } = await said(text);
    expect(headline).toContain(title);
    expect(steps).toContain(step);
  });

  test.each([
    [
      'the job names its environment',
      `The secret is in the production environment.\nenvironment: production\nRun doctl/x@v1\n${rejected}`,
      'The job lacks',
    ],
    [
      'a context of Go',
      'circleci\nError: Get "https://api.digitalocean.com/v2/account": context deadline exceeded',
      'The job lacks',
    ],
    [
      'a workspace that has the variable',
      `Terraform Cloud. DIGITALOCEAN_TOKEN is set in the workspace.\n${terraform}`,
      'The job lacks',
    ],
    [
      'a called workflow that gets the secrets',
      `uses: ./.github/workflows/d.yml\nsecrets: inherit\n${rejected}`,
      'The job lacks',
    ],
    [
      'a restart after the change',
      `I updated the k8s secret and restarted the pod\n${terraform}`,
      'still has the old token',
    ],
  ])('not: %s', async (_what, text, title) => {
    expect((await said(text)).headline).not.toContain(title);
  });
});

describe('names that a text sets and reads', () => {
  test.each([
    [
      'a binding of Jenkins',
      `withCredentials([string(credentialsId: 'x-1', variable: 'OCEAN_TOKEN')])\n${missing.replace('Error', 'env DO_PAT: set\nError')}`,
      'doctl has no token',
      "variable: 'DIGITALOCEAN_ACCESS_TOKEN'",
    ],
    [
      'a secret passed under a name that doctl does not read',
      `runs-on: ubuntu-latest\nenv:\n  DO_PAT: \${{ secrets.DO_PAT }}\n${missing}`,
      '`DO_PAT` is set, but `DIGITALOCEAN_ACCESS_TOKEN` is read',
      'DIGITALOCEAN_ACCESS_TOKEN: ${{ secrets.DO_PAT }}',
    ],
    [
      'a variable of Terraform',
      'Error: No value for required variable\n  1: variable "ocean_token" {\nThe root module input variable "ocean_token" is not set\nI added DO_PAT to the GitLab CI variables',
      '`TF_VAR_ocean_token` is read',
      'TF_VAR_ocean_token: $DO_PAT',
    ],
    [
      'a variable of Packer',
      'Error: Unset variable "ocean_token"\nI export DIGITALOCEAN_TOKEN=… before it',
      '`PKR_VAR_ocean_token` is read',
      'export PKR_VAR_ocean_token="$DIGITALOCEAN_TOKEN"',
    ],
    [
      'the case of a variable of Terraform',
      `export TF_VAR_DO_TOKEN=$T\nvariable "do_token" {}\n${terraform}`,
      '`TF_VAR_DO_TOKEN` is set, but `TF_VAR_do_token` is read',
      'export TF_VAR_do_token=',
    ],
    [
      'a variable that no block declares',
      `Warning: Value for undeclared variable\nThe root module does not declare a variable named "pat_token" but a value was found in file "prod.tfvars".\n${terraform}`,
      'Terraform ignores the value of `pat_token`',
      'token = var.pat_token',
    ],
    [
      'an environment variable as one of Terraform',
      `Warning: Value for undeclared variable\nThe root module does not declare a variable named "DIGITALOCEAN_TOKEN"\n${terraform}`,
      'Terraform ignores the value of `DIGITALOCEAN_TOKEN`',
      'category “Environment variable”',
    ],
    [
      'an input of an action',
      "Warning: Unexpected input(s) 'api_key', valid inputs are ['version', 'token']\nError: Input required and not supplied: token",
      '`api_key` is set, but `token` is read',
      'with:\n  token: ${{ secrets.',
    ],
    [
      'extra variables of Ansible',
      `ansible-playbook a.yml -e api_token=$T\noauth_token: "{{ ocean_token }}"\nfatal: [localhost]: FAILED! => {"msg": "Unable to authenticate you"}`,
      '`api_token` is set, but `ocean_token` is read',
      '-e ocean_token=',
    ],
    [
      'a secret with another name',
      `The secret is called DO_API_TOKEN.\nenv:\n  DIGITALOCEAN_TOKEN: \${{ secrets.DO_TOKEN }}\n${terraform}`,
      '`DO_API_TOKEN` is set, but `DO_TOKEN` is read',
      'secrets.DO_API_TOKEN',
    ],
    [
      'a variable that only passes another one on',
      `variables:\n  DIGITALOCEAN_ACCESS_TOKEN: $DO_PAT\nThe variable is called DO_API_TOKEN\n${rejected}`,
      'The program reads `DO_PAT`, but `DO_API_TOKEN` is set',
      'export DO_PAT="$DO_API_TOKEN"',
    ],
  ])('%s', async (_what, text, title, step) => {
    const { headline, steps } = await said(text);
    expect(headline).toContain(title);
    expect(steps).toContain(step);
  });

  test.each([
    [
      'an unknown input beside the right one',
      "Warning: Unexpected input(s) 'token_type', valid inputs are ['token']\nwith:\n  token: ***\nRun digitalocean/action-doctl@v2\n" +
        rejected,
      'is read',
    ],
    [
      'a variable that connects the two of Ansible',
      `ansible-playbook a.yml -e api_token=$T\nvars:\n  ocean_token: "{{ api_token }}"\noauth_token: "{{ ocean_token }}"\nfatal: [localhost]: FAILED! => {"msg": "Unable to authenticate you"}`,
      'is read',
    ],
    [
      'the variable of a container, and the secret for it',
      `In the container the variable is called DIGITALOCEAN_TOKEN.\nenv:\n  DIGITALOCEAN_TOKEN: \${{ secrets.OCEAN_PAT }}\n${rejected}`,
      'is read',
    ],
    [
      'a variable of another thing',
      `export TF_VAR_region=fra1 TF_VAR_do_token=$T\ntoken = var.do_token\n${terraform}`,
      'is read',
    ],
    [
      'a value that a remote shell gets',
      `ssh web "export DIGITALOCEAN_TOKEN='$DO_TOKEN'; doctl account get"\n${rejected}`,
      'another variable',
    ],
  ])('not: %s', async (_what, text, title) => {
    expect((await said(text)).headline).not.toContain(title);
  });

  test('the message about a variable of Terraform names that variable', async () => {
    const { all } = await said(
      'Error: No value for required variable\n  1: variable "ocean_token" {\nDO_PAT is set in my shell',
    );
    expect(all).not.toContain('from `DO_PAT`');
    expect(all).toContain('TF_VAR_ocean_token');
  });
});

describe('what people take for the token', () => {
  test.each([
    [
      'the login of Pulumi Cloud',
      'pulumi up, DIGITALOCEAN_TOKEN is set\nerror: could not create stack: 401 Unauthorized: No credentials provided or are invalid.',
      'Pulumi Cloud refused the login',
      'PULUMI_ACCESS_TOKEN',
    ],
    [
      'the login of HCP Terraform',
      'Error: Required token could not be found\nRun the following command to generate a token for app.terraform.io: terraform login',
      'HCP Terraform refused the login',
      'TF_TOKEN_app_terraform_io',
    ],
    [
      'a key that the team does not have',
      'Error: no ssh key found with name office-1\ndata "digitalocean_ssh_key" "a"',
      'The list has no `office-1`; the token works',
      '/v2/account/keys',
    ],
    [
      'an environment scope of GitLab',
      `gitlab: the variable has the environment scope review\n${missing}`,
      'The job lacks the environment in the variable’s scope',
      'environment: <name>',
    ],
    [
      'the encoded token of Cluster API',
      'export DIGITALOCEAN_ACCESS_TOKEN=$T\nvalue for variables [DO_B64ENCODED_CREDENTIALS] is not set. Set it for clusterctl',
      'Cluster API has no token',
      'export DO_B64ENCODED_CREDENTIALS="$(printf %s',
    ],
    [
      'the provider of Salt',
      'salt-cloud -p small web\n[ERROR] Missing required provider configuration: personal_access_token',
      'Salt has no token',
      'personal_access_token: <token>',
    ],
    [
      'a variable of a program that reads another one',
      'Error with pre-create check: "digitalocean driver requires the --digitalocean-access-token option"\nexport DIGITALOCEAN_TOKEN=$T',
      'docker-machine reads `DIGITALOCEAN_ACCESS_TOKEN`',
      'export DIGITALOCEAN_ACCESS_TOKEN="$DIGITALOCEAN_TOKEN"',
    ],
  ])('%s', async (_what, text, title, step) => {
    const { headline, steps } = await said(text);
    expect(headline).toContain(title);
    expect(steps).toContain(step);
  });

  test.each([
    ['DigitalOcean’s own answer beside Pulumi', `pulumi up: ${rejected}`, 'Pulumi Cloud'],
    [
      'a list that is refused',
      `Error: no droplet found with name web\n${rejected}`,
      'The token works',
    ],
    [
      'a scope of a token',
      `gitlab ci: the scope droplet:create is missing?\n${rejected}`,
      'The job lacks',
    ],
    [
      'a program whose own variable is set too',
      `env: DIGITALOCEAN_TOKEN=$T\nDIGITALOCEAN_ACCESS_TOKEN=$T\n${missing}`,
      'is read',
    ],
  ])('not: %s', async (_what, text, title) => {
    expect((await said(text)).headline).not.toContain(title);
  });

  test('a Secret that is missing is created under the names of the text', async () => {
    const { steps } = await said(
      'crossplane: cannot get credentials secret: Secret "ocean-token" not found\n  secretRef:\n    namespace: xp-system\n    name: ocean-token\n    key: token',
    );
    expect(steps).toContain('kubectl -n xp-system create secret generic ocean-token');
    expect(steps).toContain('--from-literal=token=');
  });

  test('a module in a lookup of Ansible is no file', async () => {
    const text = `oauth_token: "{{ lookup('ansible.builtin.env', 'DO_API_TOKEN') }}"\nmsg: HTTP Error 401: Unauthorized`;
    expect((await said(text)).all).not.toContain('--file builtin.env');
  });

  test('a command that runs in place of a variable of Azure', async () => {
    const { headline } = await said(
      'azure pipelines\ndoctl auth init -t $(DO_PAT)\nline 1: DO_PAT: command not found',
    );
    expect(headline).toContain('Nothing puts the token’s value into `$(DO_PAT)`');
  });
});

describe('a name or a reference in place of the value', () => {
  test.each([
    [
      'Drone',
      `kind: pipeline\nenvironment:\n  DIGITALOCEAN_ACCESS_TOKEN: ocean_pat\n${rejected}`,
      'from_secret: ocean_pat',
    ],
    [
      'GitHub Actions',
      `with:\n  token: DIGITALOCEAN_PAT\n${rejected}`,
      'token: ${{ secrets.DIGITALOCEAN_PAT }}',
    ],
  ])('%s', async (_system, text, step) => {
    const { headline, steps } = await said(text);
    expect(headline).toContain('Nothing puts the token’s value into');
    expect(steps).toContain(step);
  });

  test('an expression with a context that GitHub does not have', async () => {
    const { headline, steps } = await said(
      "token: ${{ secret.DO_PAT }}\nUnrecognized named-value: 'secret'. Located at position 1",
    );
    expect(headline).toContain('`secret.DO_PAT`');
    expect(steps).toContain('${{ secrets.DO_PAT }}');
  });

  test('single quotes in an export', async () => {
    const { headline, steps } = await said(`export DO_TOKEN='$DO_PAT'\n${rejected}`);
    expect(headline).toContain('Nothing puts the token’s value into');
    expect(steps).toContain('export DO_TOKEN="$DO_PAT"');
    const heredoc = `ssh web <<EOF\nexport DO_TOKEN='$DO_PAT'\nEOF\n${rejected}`;
    expect((await said(heredoc)).headline).not.toContain('Nothing puts the token’s value into');
  });

  test('an echo into base64 is no reference that is sent as it is', async () => {
    const text = 'X=$(echo "$DIGITALOCEAN_TOKEN" | docker login --password-stdin)';
    expect((await said(text)).headline).not.toContain('The name of a variable was sent');
  });

  test('a variable that was printed empty, under its name', async () => {
    const { headline, steps } = await said(`pulumi up: ${rejected}\necho $DO_PAT shows nothing`);
    expect(headline).toContain('`DO_PAT` is empty');
    expect(steps).toContain('read -rs DO_PAT');
    const job = await said(`gitlab ci: ${rejected}\necho $DO_PAT shows nothing`);
    expect(job.steps).not.toContain('read -rs');
  });
});

describe('Terraform’s backend in Spaces', () => {
  const sts =
    'Error: Retrieving AWS account details: retrieving caller identity from STS: operation error STS: GetCallerIdentity, https response error StatusCode: 403, api error InvalidClientTokenId';

  test('checks its key with Amazon', async () => {
    const { headline, steps } = await said(`The state is in DigitalOcean Spaces.\n${sts}`);
    expect(headline).toContain('Terraform asked Amazon about the Spaces key');
    expect(steps).toContain('skip_requesting_account_id  = true');
    expect((await said(sts)).headline).not.toContain('Spaces');
  });

  test('goes to Amazon without an endpoint', async () => {
    const text =
      'Error: Failed to get existing workspaces: api error InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.';
    expect((await said(text)).steps).toContain('endpoints = { s3 =');
  });

  test('has an API token in place of its key', async () => {
    const text =
      'terraform init, backend in Spaces: AccessDenied, status code: 403\nAWS_ACCESS_KEY_ID = my API token';
    expect((await said(text)).headline).toContain('An API token is in the place of a Spaces key');
    for (const other of ['the ID', '${{secrets.DO_SPACES_TOKEN}}']) {
      const { headline } = await said(text.replace('my API token', other));
      expect(headline).not.toContain('API token');
    }
  });

  test('is no headline by itself', async () => {
    const text = 'Terraform with an S3 backend in Spaces\nAccessDenied: status code: 403';
    expect((await said(text)).headline).not.toContain('The text is about');
  });
});
