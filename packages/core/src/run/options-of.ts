import type { Machine } from '../doctor/machine.ts';
import { type CommandOptions, noOptions, optionIn } from '../doctor/options.ts';
import { type Doubt, tokenAt } from '../doctor/place.ts';
import { variableOption, variableOptionsIn } from '../doctor/places/terraform-settings.ts';
import type { CommandSeen } from './command.ts';
import { quoted } from './text.ts';

const isTerraform = (tool: string | null) => tool === 'Terraform' || tool === 'OpenTofu';

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
  return noOptions;
}

/** Terraform puts the words of TF_CLI_ARGS in front of its own, and the last value counts. */
function withVariables(given: string | undefined, args: readonly string[]): string {
  const own = variableOptionsIn(args).map(([option, value]) => `-${option}=${value}`);
  return [given ?? '', ...own.map(quoted)].join(' ').trim();
}

/** The variables with options for the subcommand that runs, as the one for all of them. */
function argumentsFor(env: CommandSeen['env'], args: readonly string[]): CommandSeen['env'] {
  const own = args.find((word) => word === 'plan' || word === 'apply');
  if (own === undefined) return { TF_CLI_ARGS: withVariables(env.TF_CLI_ARGS, args) };
  const given = [env[`TF_CLI_ARGS_${own}`], env.TF_CLI_ARGS].filter(Boolean).join(' ');
  return {
    TF_CLI_ARGS: withVariables(given, args),
    TF_CLI_ARGS_plan: undefined,
    TF_CLI_ARGS_apply: undefined,
  };
}

/** Whether the arguments of Terraform set a variable. */
export const setsVariable = (args: readonly string[], variable: string): boolean =>
  variableOptionsIn(args).some(
    ([option, value]) => option === 'var' && value.startsWith(`${variable}=`),
  );

/** Why the arguments of a tool hide what it sends; null if they don't. */
export function doubtOf(tool: string, args: readonly string[]): Doubt | null {
  const words = args.filter((word) => !word.startsWith('-'));
  const [command, operand] = words;
  if (
    isTerraform(tool) &&
    command === 'apply' &&
    operand !== undefined &&
    !isValue(operand, args)
  ) {
    return { code: 'saved-plan' };
  }
  if (tool === 'Packer' && args.some((word) => variableOption.test(word))) {
    return { code: 'options-not-read' };
  }
  const isInit = tool === 'doctl' && command === 'auth' && operand === 'init';
  return isInit && optionIn(args, '--access-token', '-t') === null
    ? { code: 'asks-for-token' }
    : null;
}

/** Whether a word is the value of the option before it. */
const isValue = (word: string, args: readonly string[]): boolean =>
  variableOption.test(args[args.indexOf(word) - 1] ?? '');

/** The folder that the options of a command name, as in the command; null for the current one. */
export function folderOf(tool: string | null, { args, folder }: CommandSeen): string | null {
  const own = isTerraform(tool)
    ? optionIn(args, '-chdir')
    : tool === 'Pulumi'
      ? optionIn(args, '--cwd', '-C')
      : null;
  if (own === null || folder === null) return own ?? folder;
  return /^(?:[\\/]|[A-Za-z]:)/.test(own) ? own : `${folder}/${own}`;
}

/** The machine as the program of a command sees it: its variables, and the folder that it works in. */
export function machineFor(tool: string | null, command: CommandSeen, machine: Machine): Machine {
  const { args, env } = command;
  const option = (long: string, short?: string) => optionIn(args, long, short);
  const folder = folderOf(tool, command);
  const stack = tool === 'Pulumi' ? option('--stack', '-s') : null;
  const kubeconfig = tool === 'kubectl' ? option('--kubeconfig') : null;
  const home = machine.platform === 'win32' ? env.USERPROFILE : env.HOME;
  return {
    ...machine,
    home: home || machine.home,
    env: {
      ...env,
      ...(stack !== null && { PULUMI_STACK: stack }),
      ...(kubeconfig !== null && { KUBECONFIG: kubeconfig }),
      ...(isTerraform(tool) && argumentsFor(env, args)),
    },
    cwd: folder === null ? machine.cwd : machine.path.resolve(machine.cwd, folder),
  };
}
