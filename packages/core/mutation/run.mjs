/**
 * `npm run test:mutation`, or `-- --mutate <files>` for some files, with Stryker's other options. Runs
 * Stryker for each part in turn; ends with 1 if less than the threshold is killed in one.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { partOf, parts, unchanged } from './parts.mjs';

const stryker = fileURLToPath(
  new URL('../../bin/stryker.js', import.meta.resolve('@stryker-mutator/core')),
);
const folder = fileURLToPath(new URL('..', import.meta.url));
const options = process.argv.slice(2);
const at = options.findIndex((option) => option === '-m' || option === '--mutate');
const [, files] = at === -1 ? [] : options.splice(at, 2);
const wanted = files?.split(',').map((file) => file.replace(/^packages\/core\//, ''));

for (const part of Object.keys(parts)) {
  const chosen = wanted?.filter((file) => partOf(file) === part);
  if (chosen?.length === 0) continue;
  const mutate = chosen && [...chosen, ...unchanged.map((pattern) => `!${pattern}`)];
  const { status } = spawnSync(
    process.execPath,
    [
      stryker,
      'run',
      'mutation/stryker.config.mjs',
      ...(mutate ? ['--mutate', mutate.join()] : []),
      ...options,
    ],
    { cwd: folder, stdio: 'inherit', env: { ...process.env, MUTATION_PART: part } },
  );
  if (status !== 0) process.exitCode = 1;
}
