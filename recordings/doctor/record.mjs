/**
 * npm run record:doctor -- --doctl <path> --terraform <path> … [tool …]
 *
 * Runs each real tool in each combination of files and variables, and stores which token arrived at a
 * DigitalOcean on the loopback device. Tools are given by their paths or found on PATH; what isn't
 * there is left out with a line that says so. Every run happens in a network namespace that has only
 * a loopback device, below a home folder of its own. Linux only; without root it takes user namespaces.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const all = readdirSync(join(here, 'tools')).map((file) => file.replace('.mjs', ''));
const programs = {};
const wanted = [];
const words = process.argv.slice(2);
while (words.length > 0) {
  const word = words.shift();
  if (word.startsWith('--')) programs[word.slice(2)] = resolve(words.shift() ?? '');
  else wanted.push(word);
}
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`unknown: ${unknown.join(' ')}\ntools: ${all.join(' ')}\n`);
  process.exit(2);
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);

const jobs = [];
for (const name of wanted.length > 0 ? wanted : all) {
  const { default: tool } = await import(`./tools/${name}.mjs`);
  const found = Object.fromEntries(
    tool.programs.map((program) => [program, programs[program] ?? onPath(program)]),
  );
  const missing = tool.programs.filter((program) => !found[program] || !existsSync(found[program]));
  if (missing.length === 0) jobs.push([name, found]);
  else
    process.stdout.write(`${name}: left out, no ${missing.join(', ')} (--${missing[0]} <path>)\n`);
}

/** /home is empty apart from /home/sam and the home folders of this machine, which may have tools. */
const asSam = `
set -e
mount --rbind /home "$SCRATCH/homes" && mount -t tmpfs none /home
for old in "$SCRATCH"/homes/*; do [ -d "$old" ] || continue; mkdir "/home/\${old##*/}"; mount --rbind "$old" "/home/\${old##*/}"; done
mkdir -p /home/sam && mount -t tmpfs none /home/sam
exec "$@"`;

let worst = 0;
for (const [name, found] of jobs) {
  const scratch = mkdtempSync(join(tmpdir(), 'token-check-recording-'));
  mkdirSync(join(scratch, 'homes'));
  mkdirSync(join(scratch, 'etc'));
  const { status } = spawnSync(
    'unshare',
    [
      ...(process.getuid() === 0 ? [] : ['-r']),
      ...['-m', '-n', '-u', '-p', '-f', '--kill-child', '--mount-proc', '--'],
      ...['sh', '-c', asSam, 'sh', process.execPath, join(here, 'run.mjs'), name],
      JSON.stringify(found),
    ],
    { stdio: 'inherit', env: { PATH: process.env.PATH, SCRATCH: scratch } },
  );
  rmSync(scratch, { recursive: true, force: true });
  worst ||= status ?? 1;
}
process.exitCode = worst;
