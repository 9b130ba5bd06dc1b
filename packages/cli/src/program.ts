import { Command, CommanderError } from 'commander';
import { type DiagnoseFlags, diagnose } from './commands/diagnose.ts';
import { explain } from './commands/explain.ts';
import type { Io } from './io.ts';
import { hideLong, UsageError } from './usage-error.ts';
import { fullVersion, version } from './version.ts';

const examples = `
Examples:
  token-check                                  paste at a prompt that does not show it
  token-check --env DIGITALOCEAN_ACCESS_TOKEN  check the token in a variable
  pbpaste | token-check                        check a token, a curl command, a URL, an error
  token-check --sandbox < error.log            try it without an account

Exit status: 0 works or not asked, 1 a problem, 2 wrong usage or no input, 3 could not tell\n`;

/** One run of the program: the exit status for a command line in a world. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = new Command('token-check')
    .description(
      'Why does DigitalOcean refuse this credential? Paste what you have, get the next step.',
    )
    .version(fullVersion)
    .argument('[input]', 'what to check; without it: a hidden prompt, or standard input')
    .option(
      '-e, --env <NAME>',
      'read the input from this environment variable; repeatable',
      collect,
    )
    .option('--offline', 'ask nobody; the shape alone decides')
    .option('--sandbox', 'ask a simulated DigitalOcean instead of the network')
    .option(
      '--api-url <url>',
      'the API (default https://api.digitalocean.com; env DIGITALOCEAN_API_URL)',
    )
    .option(
      '--oauth-url <url>',
      'the OAuth host (default https://cloud.digitalocean.com; env DIGITALOCEAN_OAUTH_URL)',
    )
    .option('--timeout <seconds>', 'for one request (default 10)')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', examples)
    .action(async (input: string | undefined, flags: DiagnoseFlags) => {
      status = await diagnose(input, flags, io);
    });
  program
    .command('explain')
    .description('the page of a diagnosis code')
    .argument('<code>')
    .action(async (code: string) => {
      status = await explain(code, io);
    });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: io.writeOut,
      writeErr: io.writeErr,
      getOutHelpWidth: () => io.columns,
      outputError: () => {},
    });
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    return failed(error, io);
  }
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

/** Exit status and message for what went wrong; never with any input in it. */
export function failed(error: unknown, io: Io): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    io.writeErr(`token-check: ${hideLong(error.message.replace(/^error: /, ''))}\n`);
    io.writeErr('See token-check --help.\n');
    return 2;
  }
  if (error instanceof UsageError) {
    io.writeErr(`token-check: ${error.message}\n`);
    if (error.hint !== undefined) io.writeErr(`${error.hint}\n`);
    return 2;
  }
  if (error instanceof Error && error.name === 'Cancelled') return 130;
  const name = error instanceof Error ? error.name : 'unknown error';
  io.writeErr(
    `token-check: something went wrong inside the program (${name}, version ${version}).\n`,
  );
  return 3;
}
