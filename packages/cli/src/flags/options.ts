import type { Command } from 'commander';
import { UsageError } from '../errors/usage-error.ts';

/** The flags for the requests to DigitalOcean. */
export function withNetwork(command: Command): Command {
  return command
    .optionsGroup('Network:')
    .option('--offline', "don't contact DigitalOcean; check the format only")
    .option('--sandbox', 'use a simulated DigitalOcean')
    .option(
      '--api-url <url>',
      'address of the API (default https://api.digitalocean.com; env DIGITALOCEAN_API_URL)',
    )
    .option(
      '--oauth-url <url>',
      'address of the OAuth host (default https://cloud.digitalocean.com; env DIGITALOCEAN_OAUTH_URL)',
    )
    .option('--timeout <seconds>', 'limit for one request with its retries (default 10)')
    .option('--ca-file <path>', 'also trust the certificates in this PEM file');
}

/** The flags for an answer that decides nothing. */
export function withPatience(command: Command): Command {
  return command
    .optionsGroup('Network:')
    .option('--retry-for <duration>', 'ask again if the answer is inconclusive, for 10m in all')
    .option(
      '--allow-undetermined [duration]',
      'an inconclusive answer is only a warning; with a duration such as 3d, only if --passports shows that DigitalOcean accepted the value since then',
    )
    .option('--passports <path>', 'remember in this file which values DigitalOcean accepted');
}

/** Which secrets of which configuration. */
export function withConfig(command: Command): Command {
  return command
    .optionsGroup('Configuration:')
    .option(
      '-c, --config <path>',
      'the configuration (default: the nearest token-check.config.yaml)',
    )
    .option('-e, --env <NAME>', 'check this variable, without a configuration; repeatable', collect)
    .option('--only <name>', 'check only the secret with this name or tag; repeatable', collect)
    .option('--dry-run', 'show what would be checked; needs no secret and sends nothing')
    .option('--schema', 'print the JSON Schema of the configuration')
    .option('--stdout', 'with init: print the first configuration instead of writing it')
    .option('--allow-unset [on-forks]', 'skip secrets that are not set: always, or only for forks')
    .option('--no-summary', "don't add the report to the job summary of GitHub Actions");
}

export function withInputs(command: Command): Command {
  return command
    .optionsGroup('Input:')
    .option('-e, --env <NAME>', 'check the value of this variable; repeatable', collect)
    .option('-f, --file <path>', 'check a file (- is standard input); repeatable', collect)
    .option('--clipboard', 'check the clipboard')
    .option('--batch <path>', 'check one credential per line (- is standard input)')
    .option('--concurrency <n>', 'requests at the same time in a batch (default 8)')
    .option('--resume <report>', 'skip credentials already decided in this NDJSON report');
}

export function withExpectations(command: Command): Command {
  return command
    .optionsGroup('Expectations (exit status 4 if one fails):')
    .option('--can <operation>', 'the token can do this operation or job; repeatable', collect)
    .option('--require-scope <scope>', 'the token has this scope; repeatable', collect)
    .option(
      '--forbid-scope <scope>',
      "the token doesn't have this scope, or *:delete; repeatable",
      collect,
    )
    .option('--min-ttl <duration>', 'the token stays valid this long: 90m, 12h, 14d')
    .option('--warn-ttl <duration>', 'warn if the token expires sooner than this')
    .option('--least-privilege', 'warn about scopes that --can and --require-scope do not need')
    .option('--error-on-warnings', 'exit with 4 if there is a warning')
    .option('--expect-kind <kind>', 'the credential is of this kind: personal-access-token')
    .option('--expect-account <account>', 'the token belongs to this email address or UUID')
    .option('--expect-team <team>', 'the token belongs to the team with this name or UUID')
    .option(
      '--successor-of <NAME>',
      'the token can replace the one in this variable: same owner and scopes, longer life',
    );
}

interface OutputOptions {
  /** Whether the command has `--report` and `--verbose`. */
  readonly canBeVerbose?: boolean;
  /** Whether the exit status is that of another program. */
  readonly passesStatus?: boolean;
}

/** `formats` is for the help. */
export function withOutput(
  command: Command,
  formats: string,
  { canBeVerbose = false, passesStatus = false }: OutputOptions = {},
): Command {
  command
    .optionsGroup('Output:')
    .option('--format <format>', `${formats} (default text)`)
    .option('--json', 'short for --format json')
    .option('-o, --output <path>', 'write the report to a file, and text here', once('--output'));
  if (!passesStatus) {
    command.option('--exit-zero', 'exit with 0 instead of 1, 3 and 4, and for an unset secret');
  }
  if (canBeVerbose) {
    command
      .option('--report <format=path>', 'write one more report to a file; repeatable', collect)
      .option('--verbose', 'show the HTTP requests (secrets are masked)');
  }
  return command
    .option('--quiet', 'print only the report')
    .option('--no-color', "don't use colors (also: NO_COLOR)");
}

function collect(value: string, previous: string[] = []): string[] {
  return [...previous, value];
}

/** Refuses a second value, of which one would be lost. */
function once(flag: string): (value: string, previous?: string) => string {
  return (value, previous) => {
    if (previous === undefined) return value;
    throw new UsageError(
      'conflicting-options',
      `${flag} was given twice.`,
      'For a second report: token-check --format json --output report.json --report markdown=report.md',
    );
  };
}
