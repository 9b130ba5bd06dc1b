import type { Command } from 'commander';
import { UsageError } from '../errors/usage-error.ts';

/** The flags for the requests to DigitalOcean. */
export function withNetwork(command: Command): Command {
  return command
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
    .option('--timeout <seconds>', 'for one request, retries included (default 10)')
    .option('--ca-file <path>', 'trust these certificates too (PEM)');
}

/** The flags for an answer that decides nothing. */
export function withPatience(command: Command): Command {
  return command
    .option('--retry-for <duration>', 'ask again while the answer decides nothing, for 10m in all')
    .option('--allow-undetermined', 'an answer that decides nothing is only a warning');
}

/** Which secrets of which configuration. */
export function withConfig(command: Command): Command {
  return command
    .option(
      '-c, --config <path>',
      'the configuration (default: token-check.config.yaml, .yml or .json here or above)',
    )
    .option(
      '--only <name>',
      'only the secret of this name, or those with this tag; repeatable',
      collect,
    )
    .option('--dry-run', 'say what would be checked; needs no secret, asks nobody')
    .option('--schema', 'print the JSON Schema of the configuration')
    .option(
      '--allow-unset [on-forks]',
      'a secret that is not set is skipped: always, or only in runs for forks',
    )
    .option('--no-summary', 'do not append the report to the job summary of GitHub Actions');
}

export function withInputs(command: Command): Command {
  return command
    .option(
      '-e, --env <NAME>',
      'read the input from this environment variable; repeatable',
      collect,
    )
    .option(
      '-f, --file <path>',
      'read the input from a file, - is standard input; repeatable',
      collect,
    )
    .option('--clipboard', 'read the input from the clipboard')
    .option('--batch <path>', 'one credential a line, - is standard input')
    .option('--concurrency <n>', 'requests at once in a batch (default 8)')
    .option('--resume <report>', 'skip what this NDJSON report of a batch has settled');
}

export function withExpectations(command: Command): Command {
  return command
    .option('--expect-kind <kind>', 'for example personal-access-token')
    .option('--expect-account <account>', 'e-mail address or uuid that it must belong to')
    .option('--expect-team <team>', 'name or uuid of the team that it must belong to')
    .option('--require-scope <scope>', 'a scope that it must have; repeatable', collect)
    .option(
      '--can <operation>',
      'an operation or job that it must be able to do; repeatable',
      collect,
    )
    .option(
      '--forbid-scope <scope>',
      'a scope that it must not have, also *:delete, droplet:*; repeatable',
      collect,
    )
    .option('--least-privilege', 'warn about each scope that --can and --require-scope do not need')
    .option('--min-ttl <duration>', 'how long it must live at least: 90m, 12h, 14d')
    .option('--warn-ttl <duration>', 'warn if it ends sooner than that')
    .option('--error-on-warnings', 'exit with 4 if there is a warning');
}

/** `formats` is for the help. */
export function withOutput(command: Command, formats: string, canBeVerbose = false): Command {
  command
    .option('--format <format>', `${formats} (default text)`)
    .option('--json', 'short for --format json')
    .option('-o, --output <path>', 'write the formatted report there, and text here', once)
    .option('--exit-zero', 'report, but exit with 0 for 1, 3, 4 and an unset secret');
  if (canBeVerbose) {
    command.option('--report <format=path>', 'one more report in a file; repeatable', collect);
    command.option('--verbose', 'tell the requests that were made, without the secret');
  }
  return command
    .option('--quiet', 'nothing but the report')
    .option('--no-color', 'no colours; NO_COLOR does the same');
}

function once(value: string, previous: string | undefined): string {
  if (previous === undefined) return value;
  throw new UsageError(
    'conflicting-options',
    '--output is given twice, and there is one report for it.',
    'For another file: --report json=report.json',
  );
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}
