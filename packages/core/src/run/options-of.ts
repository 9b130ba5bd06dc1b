import type { Machine } from '../doctor/machine.ts';
import { type CommandOptions, noOptions, optionIn } from '../doctor/options.ts';
import { tokenAt } from '../doctor/place.ts';
import type { CommandSeen } from './command.ts';

/** What the arguments of a tool say about its credential. */
export function optionsOf(tool: string | null, args: readonly string[]): CommandOptions {
  const end = args.indexOf('--');
  const words = end === -1 ? args : args.slice(0, end);
  if (tool === 'doctl') {
    const token = optionIn(words, '--access-token', '-t');
    const location = { in: 'argument', name: '--access-token' } as const;
    return {
      ...noOptions,
      doctl: {
        context: optionIn(words, '--context'),
        token: token === null ? null : tokenAt(location, token),
        config: optionIn(words, '--config', '-c'),
      },
    };
  }
  if (tool === 'kubectl') {
    return {
      ...noOptions,
      kubectl: optionIn(words, '--context') ?? optionIn(words, '--kube-context'),
    };
  }
  const isTerraform = tool === 'Terraform' || tool === 'OpenTofu';
  return isTerraform ? { ...noOptions, terraform: words } : noOptions;
}

/** The machine as the program of a command sees it: its variables, and the folder that it works in. */
export function machineFor(
  tool: string | null,
  { args, env, folder }: CommandSeen,
  machine: Machine,
): Machine {
  const option = (long: string, short?: string) => optionIn(args, long, short);
  const isTerraform = tool === 'Terraform' || tool === 'OpenTofu';
  const own = isTerraform ? option('-chdir') : tool === 'Pulumi' ? option('--cwd', '-C') : null;
  const stack = tool === 'Pulumi' ? option('--stack', '-s') : null;
  const kubeconfig = tool === 'kubectl' ? option('--kubeconfig') : null;
  const folders = [folder, own].flatMap((one) => one ?? []);
  return {
    ...machine,
    env: {
      ...env,
      ...(stack !== null && { PULUMI_STACK: stack }),
      ...(kubeconfig !== null && { KUBECONFIG: kubeconfig }),
    },
    cwd: folders.reduce((from, to) => machine.path.resolve(from, to), machine.cwd),
  };
}
