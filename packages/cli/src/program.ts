import { Command } from 'commander';
import type { CiFlags } from './commands/ci.ts';
import { diagnose } from './commands/diagnose.ts';
import type { DoctorFlags } from './commands/doctor.ts';
import { install, installHelp } from './completion/install.ts';
import { failed } from './errors/failed.ts';
import { UsageError } from './errors/usage-error.ts';
import { explained, refuseWord, withoutHelp } from './flags/arguments.ts';
import type { DiagnoseFlags } from './flags/diagnose-flags.ts';
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

const allFormats = 'text, json, ndjson, github, markdown, junit, sarif or gitlab';

const examples = `
Examples:
  token-check                     paste at a prompt that does not show it
  token-check --env DO_TOKEN      check the token in a variable
  pbpaste | token-check           check a token, a command, a URL or an error
  token-check --file error.log    check what a program said
  token-check --sandbox < error.log
                                  try it without an account
  token-check -e DO_TOKEN --can "POST /v2/droplets" --min-ttl 14d
                                  check that it can do the job, and for how long
  token-check scopes external-dns
                                  which boxes to tick for a job

Exit status: 0 works or not asked, 1 a problem, 2 wrong usage or no input,
3 could not tell, 4 works, but not as expected. With several inputs the gravest:
2, 1, 4, 3, 0.\n`;

/** Runs one command line and returns its exit status. Never rejects: `io` gets every message. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = makeProgram(io, (result) => {
    status = result;
  });
  const commands = program.commands.map((command) => command.name());
  try {
    await program.parseAsync(withoutHelp(argv, commands), { from: 'user' });
    return status;
  } catch (error) {
    return failed(explained(error, argv), io);
  }
}

/** The command line: every command with its flags. `done` gets the exit status. */
export function makeProgram(io: Io, done: (status: number) => void): Command {
  const program = new Command('token-check')
    .description(
      'Why does DigitalOcean refuse this credential? Paste what you have, get the next step.',
    )
    .version(fullVersion)
    .argument('[input]', 'what to check; without it: a hidden prompt, or standard input')
    .addHelpText('after', examples)
    .enablePositionalOptions()
    .action(async (input: string | undefined, flags: DiagnoseFlags) => {
      const commands = program.commands.map((command) => command.name());
      if (input !== undefined) refuseWord(input, commands);
      done(await diagnose(input, flags, io));
    });
  for (const add of [withInputs, withNetwork, withPatience, withExpectations]) add(program);
  withOutput(program, allFormats, true);
  program
    .command('explain')
    .description('the page of a diagnosis code')
    .argument('<code>', 'for example token-rejected')
    .option('--no-color', 'no colours; NO_COLOR does the same')
    .action(async (code: string, own: { color?: boolean }, command: Command) => {
      const { explain } = await import('./commands/explain.ts');
      const color = io.color && own.color !== false && command.optsWithGlobals().color !== false;
      done(await explain(code, { ...io, color }));
    });
  program
    .command('scopes')
    .description('what an operation needs, what a scope opens, what a job needs')
    .argument(
      '[subject...]',
      '"POST /v2/droplets", droplet:create, external-dns; without it: all jobs',
    )
    .option('--json', 'print JSON')
    .action(async (words: string[], _flags: unknown, command: Command) => {
      const { scopes } = await import('./commands/scopes.ts');
      // So that POST /v2/droplets needs no quotes.
      const subject = words.length > 0 ? words.join(' ') : undefined;
      done(await scopes(subject, command.optsWithGlobals(), ioFor(command, io)));
    });
  withOutput(withNetwork(program.command('doctor')), 'text or json')
    .description('find the tokens on this machine; say which one each tool would send from here')
    .action(async (own: DoctorFlags, command: Command) => {
      const { doctor } = await import('./commands/doctor.ts');
      const all = command.optsWithGlobals<DoctorFlags>();
      // optsWithGlobals() prefers the program's value, which is true by default.
      const color = own.color !== false && all.color !== false;
      done(await doctor({ ...all, color }, ioFor(command, io)));
    });
  const ci = program
    .command('ci')
    .description('check the secrets that token-check.config.yaml names')
    .action(async (own: CiFlags, command: Command) => {
      const { ci: check } = await import('./commands/ci.ts');
      done(await check(own, ioFor(command, io)));
    });
  for (const add of [withConfig, withNetwork, withPatience, withExpectations]) add(ci);
  withOutput(ci, allFormats, true);
  program
    .command('completion')
    .description('the script that makes Tab complete commands, flags and values')
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
    `token-check ${command.name()} has no use for ${useless.long}.`,
    `See: token-check ${command.name()} --help`,
  );
}
