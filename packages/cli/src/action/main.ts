import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argumentsFrom, InputError, inputOf, tokenVariable } from './inputs.ts';
import { type CiDocument, outputsOf, outputText } from './outputs.ts';

/**
 * The GitHub action: translates its inputs into a command line of token-check, runs that in this
 * process, and translates the JSON report into its outputs.
 */
const { argv, env } = process;
const path = join(env.RUNNER_TEMP || tmpdir(), `token-check-${randomUUID()}.json`);

process.on('exit', (exitStatus) => {
  const outputs = outputsOf({ document: readDocument(), exitStatus, path, now: Date.now() });
  const file = env.GITHUB_OUTPUT;
  if (file) appendFileSync(file, outputText(outputs, `end-${randomUUID()}`));
});

try {
  argv.splice(2, argv.length, ...argumentsFrom(env), `--report=json=${path}`);
  if (inputOf(env, 'token').trim() !== '') env[tokenVariable] = inputOf(env, 'token');
  void import('../main.ts');
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stdout.write(`::error title=token-check::${error.message}\n`);
  process.exitCode = 2;
}

/** Null if the run ended before it had a report. */
function readDocument(): CiDocument | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}
