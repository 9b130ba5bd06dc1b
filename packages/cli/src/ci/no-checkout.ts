import { jobEnvironment } from '@token-check/core/internal';
import { isAction } from '../action/inputs.ts';
import { nodeMachine } from '../doctor/machine.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Io } from '../io/io.ts';
import { isRepository } from './repository.ts';

/** Tells a CI job that lacks the whole repository from one that lacks the configuration. */
export async function refuseNoCheckout(io: Io): Promise<void> {
  const { ciSystem } = jobEnvironment(io.env, null);
  if (ciSystem === null) return;
  const names = await (io.machine ?? nodeMachine(io)).listFolder(io.cwd ?? '/');
  if ('error' in names || names.length > 0) return;
  // The list has no folders, and a checkout has this one.
  if (await isRepository(io.cwd ?? '/', io)) return;
  const checkout =
    ciSystem === 'GitHub Actions'
      ? 'Add the step actions/checkout before this one.'
      : 'Check out the repository first.';
  const other = isAction(io.env)
    ? 'To check variables without a configuration, name them in the input secrets.\nIf this step has the input token, its value is empty: GitHub passes no secrets to pull requests from forks.'
    : 'To check a variable without a configuration: token-check ci --env DIGITALOCEAN_ACCESS_TOKEN';
  throw new UsageError(
    'no-checkout',
    'This folder is empty, because the job has no copy of the repository. So there is no configuration.',
    `${checkout}\n${other}`,
  );
}
