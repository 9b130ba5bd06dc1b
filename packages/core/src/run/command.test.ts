import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { machineOf } from '../../test/support/machine.ts';
import { tools } from '../knowledge/tools.ts';
import { makeToken } from '../sandbox/make-token.ts';
import { readCommand } from './command.ts';
import { machineFor, optionsOf } from './options-of.ts';
import { executables, toolIn, toolOf } from './tools-of.ts';
import { wrappers } from './wrappers.ts';

/** A command line as a person types it; no word in these tests contains a space. */
const seen = (line: string, env: Readonly<Record<string, string>> = {}) =>
  readCommand(line.split(' '), env);

describe('the program of', () => {
  test.each([
    ['doctl account get', 'doctl', 'account get'],
    ['/snap/bin/doctl account get', 'doctl', 'account get'],
    ['C:\\tools\\Doctl.EXE account get', 'doctl', 'account get'],
    ['./deploy.sh prod', 'deploy.sh', 'prod'],
    ['env doctl account get', 'doctl', 'account get'],
    ['env -i A=b doctl get', 'doctl', 'get'],
    ['env -u DO_TOKEN -C /srv doctl get', 'doctl', 'get'],
    ['env --unset=DO_TOKEN -- doctl get', 'doctl', 'get'],
    ['/usr/bin/env -S doctl get', 'doctl', 'get'],
    ['nice -n 10 terraform plan', 'terraform', 'plan'],
    ['time -p terraform plan', 'terraform', 'plan'],
    ['timeout 60 terraform plan', 'terraform', 'plan'],
    ['timeout -s KILL --kill-after 5 60s terraform plan', 'terraform', 'plan'],
    ['nohup nice time doctl get', 'doctl', 'get'],
    ['npx cdktf deploy', 'cdktf', 'deploy'],
    ['npx -y -p pulumi pulumi up', 'pulumi', 'up'],
    ['npm exec -- pulumi up', 'pulumi', 'up'],
    ['npm test', 'npm', 'test'],
    ['poetry run ansible-playbook site.yml', 'ansible-playbook', 'site.yml'],
    ['uv run --with ansible ansible-playbook site.yml', 'ansible-playbook', 'site.yml'],
    ['cross-env NODE_ENV=x doctl get', 'doctl', 'get'],
    ['token-check run -- doctl get', 'doctl', 'get'],
    ['stdbuf -oL doctl get', 'doctl', 'get'],
    ['command doctl get', 'doctl', 'get'],
    ['cmd /c doctl get', 'doctl', 'get'],
    ['kubectl get pods', 'kubectl', 'get pods'],
    ['docker pull x', 'docker', 'pull x'],
    ['sh deploy.sh', 'sh', 'deploy.sh'],
    ['env', '', ''],
    ['nice', '', ''],
  ])('%s is %s', (line, program, args) => {
    const { program: found, args: rest, hiddenBy } = seen(line);
    expect([found, rest.join(' '), hiddenBy]).toEqual([program, args, null]);
  });

  test.each([
    [['sh', '-c', 'doctl account get'], 'doctl', ['account', 'get']],
    [['bash', '-euo', 'pipefail', '-c', 'doctl account get'], 'doctl', ['account', 'get']],
    [
      ['bash', '-lc', "DO_X=1 doctl --context 'my work' get"],
      'doctl',
      ['--context', 'my work', 'get'],
    ],
    // For a script the text that it printed shows which tool failed.
    [['sh', '-c', 'doctl get | jq .'], 'sh', ['-c', 'doctl get | jq .']],
    [['sh', '-c', 'cd infra && terraform plan'], 'sh', ['-c', 'cd infra && terraform plan']],
    [['sh', '-c', '$TOOL get'], 'sh', ['-c', '$TOOL get']],
    [['sh', '-c'], 'sh', ['-c']],
    [[], '', []],
    [[''], '', []],
  ])('the words %j', (words, program, args) => {
    const found = readCommand(words, {});
    expect([found.program, found.args]).toEqual([program, args]);
  });

  test('a chain of wrappers without an end is given up', () => {
    expect(seen(`${'nice '.repeat(50)}doctl get`).program).toBe('nice');
  });
});

describe('what a wrapper changes', () => {
  const env = { DO_TOKEN: 'a', HOME: '/home/sam' };

  test.each([
    ['env DO_TOKEN=b doctl get', { DO_TOKEN: 'b', HOME: '/home/sam' }],
    ['env -u DO_TOKEN doctl get', { HOME: '/home/sam' }],
    ['env - X=1 doctl get', { X: '1' }],
    ['nice env --ignore-environment X=1 doctl get', { X: '1' }],
    ['doctl get X=1', env],
  ])('%s: the variables', (line, expected) => {
    expect(seen(line, env).env).toEqual(expected);
  });

  test('the folder of env -C', () => {
    expect(seen('env -C /srv doctl get').folder).toBe('/srv');
    expect(seen('env --chdir=/srv doctl get').folder).toBe('/srv');
  });

  test.each([
    ['sudo doctl get', 'sudo', 'other-user'],
    ['sudo -u deploy -H doctl get', 'sudo', 'other-user'],
    ['sudo env A=b doctl get', 'sudo', 'other-user'],
    ['op run --env-file .env -- doctl get', 'op run', 'sets-variables'],
    ['doppler run -- doctl get', 'doppler run', 'sets-variables'],
    ['aws-vault exec prod -- doctl get', 'aws-vault exec', 'sets-variables'],
    ['direnv exec . doctl get', 'direnv exec', 'sets-variables'],
    ['dotenv -f .env.prod doctl get', 'dotenv', 'sets-variables'],
    ['ssh host doctl get', 'ssh', 'elsewhere'],
    ['kubectl exec pod -- doctl get', 'kubectl exec', 'elsewhere'],
  ])('%s hides what doctl sees', (line, name, effect) => {
    const found = seen(line);
    expect([found.program, found.hiddenBy]).toEqual(['doctl', { name, effect }]);
  });
});

describe('the tool', () => {
  test.each([
    ['doctl', 'doctl'],
    ['tofu', 'OpenTofu'],
    ['terragrunt', 'Terraform'],
    ['ansible-playbook', 'Ansible'],
    ['helm', 'kubectl'],
    ['make', null],
    ['toString', null],
  ])('of the program %s is %s', (program, tool) => {
    expect(toolOf(program)).toBe(tool);
  });

  test.each([
    ['deploy.sh: running doctl\nError: 401 from doctl', 'doctl'],
    ['│ with digitalocean_droplet.web, terraform', 'Terraform'],
    ['make: *** [test] Error 1', null],
    ['jenkins failed', null],
  ])('in the text %s is %s', (text, tool) => {
    expect(toolIn(text)).toBe(tool);
  });

  test('has executables under its own name only', () => {
    const names = tools.map(({ name }) => name.split(' (')[0]);
    expect(Object.keys(executables).filter((name) => !names.includes(name))).toEqual([]);
    // These have no program of their own that a person starts.
    const without = [
      'Gradient SDK',
      'MCP server',
      'python-digitalocean',
      'CSI driver',
      'cloud controller manager',
      'Algo VPN',
      'analogsea',
    ];
    expect(names.filter((name = '') => !Object.hasOwn(executables, name))).toEqual(without);
  });
});

describe('the machine of a command', () => {
  const machine = machineOf({ env: { TF_CLI_ARGS: '-no-color' } });
  const seenBy = (tool: string | null, line: string) =>
    machineFor(tool, seen(line, machine.env as Record<string, string>), machine);

  test.each([
    ['terraform plan -var a=b', '-no-color -var=a=b'],
    ['terraform plan -var-file=x.tfvars --var c=d', '-no-color -var-file=x.tfvars -var=c=d'],
    ["terraform plan -var a=it's", `-no-color '-var=a=it'\\''s'`],
    ['terraform plan -out=x -var', '-no-color'],
  ])('%s: TF_CLI_ARGS is %s', (line, expected) => {
    expect(seenBy('Terraform', line).env.TF_CLI_ARGS).toBe(expected);
  });

  test('has the folder, the home, the stack and the kubeconfig that the words name', () => {
    expect(seenBy('Terraform', 'env -C infra terraform -chdir=dns plan').cwd).toBe(
      '/home/sam/project/infra/dns',
    );
    expect(seenBy(null, 'env HOME=/root ./x').home).toBe('/root');
    expect(seenBy('Pulumi', 'pulumi -C /srv up -s prod')).toMatchObject({
      cwd: '/srv',
      env: { PULUMI_STACK: 'prod' },
    });
    expect(seenBy('kubectl', 'kubectl --kubeconfig=k get pods').env.KUBECONFIG).toBe('k');
    expect(seenBy(null, './x -s prod --kubeconfig=k').env).toEqual(machine.env);
  });
});

describe('the options of', () => {
  const token = makeToken('dop_v1_', 'one');

  test('doctl', () => {
    const { doctl } = optionsOf('doctl', ['-t', token, '--context=work', 'get', '-c', '/x.yaml']);
    expect(doctl).toMatchObject({ context: 'work', config: '/x.yaml', token: { text: token } });
    // Behind -- they belong to another program.
    expect(optionsOf('doctl', ['compute', 'ssh', 'web', '--', '-t', token]).doctl.token).toBeNull();
  });

  test('kubectl and helm', () => {
    expect(optionsOf('kubectl', ['get', '--context', 'prod']).kubectl).toBe('prod');
    expect(optionsOf('kubectl', ['list', '--kube-context=prod']).kubectl).toBe('prod');
  });

  test('another program', () => {
    expect(optionsOf(null, ['-t', token]).doctl.token).toBeNull();
  });
});

test('any words are read, and the environment is left as it is', () => {
  const word = fc.oneof(
    fc.constantFrom(...Object.keys(wrappers), 'env', 'sh', '-c', '--', '-u', '-S', 'A=b', 'doctl'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const env = Object.freeze({ DO_TOKEN: 'x' });
      const { program, args } = readCommand(words, env);
      expect(program).not.toMatch(/[\\/]/);
      expect(args.length).toBeLessThanOrEqual(words.join(' ').length);
    }),
  );
});
