import { Command } from 'commander';
import { diagnose } from './commands/diagnose.ts';
import type { DoctorFlags } from './commands/doctor.ts';
import type { ExplainFlags } from './commands/explain.ts';
import type { RunFlags } from './commands/run.ts';
import { install, installHelp } from './completion/install.ts';
import { failed, usageErrorOf } from './errors/failed.ts';
import { UsageError } from './errors/usage-error.ts';
import { explained, refuseWord, wantsAllOptions, withoutHelp } from './flags/arguments.ts';
import type { CiFlags } from './flags/ci-flags.ts';
import type { DiagnoseFlags } from './flags/diagnose-flags.ts';
import { formatHelp } from './flags/help.ts';
import {
  withConfig,
  withExpectations,
  withInputs,
  withNetwork,
  withOutput,
  withPatience,
} from './flags/options.ts';
import type { Io } from './io/io.ts';
import { fullVersion } from './version.ts';

const allFormats = 'text, json, ndjson, github, sarif, junit, gitlab or markdown';

/** Runs one command line and returns its exit status. Never rejects: `io` gets every message. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const done = (result: number) => {
    status = result;
  };
  const program = makeProgram(io, done, wantsAllOptions(argv));
  const commands = program.commands.map((command) => command.name());
  try {
    await program.parseAsync(withoutHelp(argv, commands), { from: 'user' });
    return status;
  } catch (error) {
    const cause = explained(error, argv, commands);
    const usage = usageErrorOf(cause);
    if (usage === null || io.env.GITHUB_ACTIONS !== 'true') return failed(cause, io);
    const { usageAnnotations } = await import('./errors/annotations.ts');
    io.writeErr(usageAnnotations(usage, io.env));
    return 2;
  }
}

/**
 * The command line: every command with its flags. `done` gets the exit status. `hasFullHelp`: the help
 * has every option of the program.
 */
export function makeProgram(io: Io, done: (status: number) => void, hasFullHelp = false): Command {
  const program = new Command('token-check')
    .description(
      'Find out why DigitalOcean rejects a token, and what to do next. Paste what you have: a token, a command, a URL, a config or an error.',
    )
    .argument('[input]', 'what to check; without it: a hidden prompt, or standard input')
    .helpCommand(false)
    .enablePositionalOptions()
    .action(async (input: string | undefined, flags: DiagnoseFlags) => {
      const commands = program.commands.map((command) => command.name());
      if (input !== undefined) await refuseWord(input, commands, io);
      done(await diagnose(input, flags, io));
    });
  for (const add of [withInputs, withNetwork, withPatience, withExpectations]) add(program);
  withOutput(program, allFormats, { canBeVerbose: true });
  program.optionsGroup('Other:').version(fullVersion, '-v, --version', 'show the version');
  program
    .command('explain')
    .description('Explain a diagnosis or an error')
    .usage('[options] [code or error]')
    .argument('[code...]', 'token-rejected, or the text of an error; without it: all codes')
    .option('--format <format>', 'text or markdown (default text)')
    .option('--no-color', "don't use colors (also: NO_COLOR)")
    .action(async (words: string[], own: ExplainFlags & { color?: boolean }, command: Command) => {
      const { explain } = await import('./commands/explain.ts');
      const all = command.optsWithGlobals();
      const color = io.color && own.color !== false && all.color !== false;
      done(await explain(words, { format: own.format ?? all.format }, { ...io, color }));
    });
  program
    .command('scopes')
    .description('Show which scopes an operation or a job needs')
    .argument(
      '[subject...]',
      '"POST /v2/droplets", "create a droplet", droplet:create, packer; without it: all jobs',
    )
    .option('--json', 'print JSON')
    .action(async (words: string[], _flags: unknown, command: Command) => {
      const { scopes } = await import('./commands/scopes.ts');
      // So that POST /v2/droplets needs no quotes.
      const subject = words.length > 0 ? words.join(' ') : undefined;
      done(await scopes(subject, command.optsWithGlobals(), ioFor(command, io)));
    });
  withOutput(withNetwork(program.command('doctor')), 'text or json')
    .description('Show which token each tool on this machine uses')
    .argument('[folder]', 'where the tools would run (default: the current folder)')
    .optionsGroup('Doctor:')
    .option('--tool <name>', 'only what this tool would send, for example doctl')
    .option('--verbose', 'show the files read and the HTTP requests (secrets are masked)')
    .option('--schema', 'print the JSON Schema of --json')
    .action(async (folder: string | undefined, own: DoctorFlags, command: Command) => {
      const { doctor } = await import('./commands/doctor.ts');
      const all = command.optsWithGlobals<DoctorFlags>();
      // optsWithGlobals() prefers the program's value, which is true by default.
      const color = own.color !== false && all.color !== false;
      done(await doctor({ ...all, color }, ioFor(command, io), folder));
    });
  const runner = withNetwork(program.command('run'));
  withOutput(runner, allFormats, { canBeVerbose: true, passesStatus: true })
    .description('Run a command as it is, and say why if it fails')
    .usage('[options] -- <command>')
    .argument('[program...]', 'the command, with its arguments')
    .passThroughOptions()
    .action(async (words: string[], own: RunFlags, command: Command) => {
      const { runCommand } = await import('./commands/run.ts');
      const all = command.optsWithGlobals<RunFlags>();
      const color = own.color !== false && all.color !== false;
      done(await runCommand(words, { ...all, color }, ioFor(command, io)));
    });
  const ci = program
    .command('ci')
    .description('Check the secrets in token-check.config.yaml')
    .argument('[action]', 'init: write a first configuration from the CI files here')
    .action(async (action: string | undefined, own: CiFlags, command: Command) => {
      const { runCi } = await import('./commands/ci-action.ts');
      done(await runCi(action, own, { command, common }, ioFor(command, io)));
    });
  for (const add of [withConfig, withNetwork, withPatience, withExpectations]) add(ci);
  withOutput(ci, allFormats, { canBeVerbose: true });
  program
    .command('completion')
    .description('Print the shell completion script')
    .usage('[options] <shell>')
    .argument('[shell]', 'bash, zsh, fish or powershell')
    .addHelpText('after', installHelp)
    .action(async (shell: string | undefined) => {
      const { completion } = await import('./commands/completion.ts');
      done(await completion(shell, program, install, io));
    });
  program.hook('preAction', (_program, command) => refuseUseless(program, command));
  for (const command of [program, ...program.commands]) {
    const name = command === program ? '' : `token-check ${command.name()}`;
    command.exitOverride((error) => {
      // For a hint to the help of the command.
      throw Object.assign(error, { command: name });
    });
    command.helpOption('-h, --help', 'show this help');
    command.configureHelp({
      minWidthToWrap: 20,
      formatHelp: (one, helper) => formatHelp(one, helper, hasFullHelp),
    });
    command.configureOutput({
      writeOut: io.writeOut,
      writeErr: io.writeErr,
      getOutHelpWidth: () => io.columns,
      outputError: () => {},
    });
  }
  return program;
}

/** Flags of the default command that every command accepts before its name. */
const common = ['color', 'quiet'];

/** With the colours and the notes that the flags ask for. */
function ioFor(command: Command, io: Io): Io {
  const { color, quiet } = command.optsWithGlobals<DiagnoseFlags>();
  return { ...io, color: io.color && color !== false, note: quiet ? () => {} : io.note };
}

/** Refuses a flag of the default command before another command, which would ignore it. */
function refuseUseless(program: Command, command: Command): void {
  if (command === program) return;
  const own = [...common, ...command.options.map((option) => option.attributeName())];
  const useless = program.options.find((option) => {
    const name = option.attributeName();
    return program.getOptionValueSource(name) === 'cli' && !own.includes(name);
  });
  if (useless === undefined) return;
  throw new UsageError(
    'conflicting-options',
    `${useless.long} doesn’t work with token-check ${command.name()}.`,
    `To see its options: token-check ${command.name()} --help`,
  );
}
