/**
 * npm run record -- <client> [--only <situation,…>] [--install | --no-install]
 *
 * Installs a client, puts it into every situation and stores what it prints. Installing happens with the
 * network of this machine; every run of a client happens in a network namespace with a loopback device
 * and nothing else. Linux only; without root it takes user namespaces.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CLIENTS } from './clients.mjs';

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
const flags = process.argv.slice(2).filter((argument) => argument.startsWith('-'));
const scratch = process.env.RECORDING_SCRATCH ?? join(tmpdir(), 'token-check-recording');
const home = join(scratch, 'home');

if (wanted.length === 0 || wanted.some((name) => !CLIENTS[name])) {
  process.stderr.write(
    `usage: npm run record -- <client>\nclients: ${Object.keys(CLIENTS).join(' ')}\n`,
  );
  process.exit(2);
}
for (const folder of ['home/app', 'home/bin', 'etc', 'homes'])
  mkdirSync(join(scratch, folder), { recursive: true });

/** /home/sammy is the scratch folder, so that no path of this machine gets into what is printed. */
const asSammy = `
set -e
mount --rbind /home "$SCRATCH/homes" && mount -t tmpfs none /home
for old in "$SCRATCH"/homes/*; do [ -d "$old" ] || continue; mkdir "/home/\${old##*/}"; mount --rbind "$old" "/home/\${old##*/}"; done
mkdir -p /home/sammy && mount --bind "$SCRATCH/home" /home/sammy
exec "$@"`;

function enter(namespaces, ...command) {
  const done = spawnSync(
    'unshare',
    [
      ...(process.getuid() === 0 ? [] : ['-r']),
      ...namespaces,
      '--',
      'sh',
      '-c',
      asSammy,
      'sh',
      ...command,
    ],
    {
      stdio: 'inherit',
      env: { ...process.env, SCRATCH: scratch, SAMMY: home, OUTER_HOME: process.env.HOME },
    },
  );
  return done.status ?? 1;
}

let worst = 0;
for (const name of wanted) {
  const client = CLIENTS[name];
  const here = fileURLToPath(new URL('.', import.meta.url));
  const { install } = client;
  if (install && !flags.includes('--no-install')) {
    const status = enter(
      ['-m'],
      'bash',
      '-ec',
      `export HOME=/home/sammy; cd /home/sammy; RECIPES='${here}clients'; ${install}`,
    );
    if (status !== 0) {
      process.stderr.write(`${name}: can't be installed\n`);
      worst = 1;
      continue;
    }
  }
  const status = enter(
    ['-m', '-n', '-u', '-p', '-f', '--kill-child', '--mount-proc'],
    process.execPath,
    join(here, 'run.mjs'),
    name,
    ...flags,
  );
  worst ||= status;
}
process.exitCode = worst;
