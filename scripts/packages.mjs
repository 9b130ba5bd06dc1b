import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { publishedPackages, root } from './publication.mjs';

/**
 * Packs the built packages as they are published on npm. The same commit gives the same bytes, wherever
 * and whenever it was built.
 *
 *   node scripts/packages.mjs [folder]            writes them; default: dist/packages
 *   node scripts/packages.mjs --check <tarball>…  packs again and compares
 */

/** Packs a copy whose permissions don't depend on the umask of the build. Returns the path. */
function pack(name, target) {
  const temporary = mkdtempSync(join(tmpdir(), 'packages-'));
  try {
    const source = join(root, 'packages', name);
    const { files } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
    for (const path of ['package.json', 'README.md', 'LICENSE', ...files]) {
      cpSync(join(source, path), join(temporary, path), { recursive: true });
    }
    const entries = readdirSync(temporary, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile())) {
      const isProgram = basename(entry.parentPath) === 'bin';
      chmodSync(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644);
    }
    mkdirSync(target, { recursive: true });
    const options = ['--json', '--ignore-scripts', '--loglevel=error'];
    const args = ['pack', ...options, '--pack-destination', target];
    const output = execFileSync('npm', args, { cwd: temporary, encoding: 'utf8' });
    const [{ filename, integrity }] = JSON.parse(output);
    return { path: join(target, filename), filename, integrity };
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

/** What to say of a tarball: the compression may differ between versions of Node, what is in it may not. */
function compare(tarball, made) {
  const ours = made.find(({ filename }) => filename === basename(tarball));
  if (ours === undefined) {
    return {
      isSame: false,
      text: `${basename(tarball)} is not the name of a package of this source.`,
    };
  }
  const isSame = gunzipSync(readFileSync(tarball)).equals(gunzipSync(readFileSync(ours.path)));
  return { isSame, text: `${tarball} is ${isSame ? '' : 'not '}built from this source.` };
}

const [first, ...tarballs] = process.argv.slice(2);
if (first === '--check' && tarballs.length === 0) {
  process.stderr.write('Name the tarballs to compare: npm run packages -- --check <tarball>\n');
  process.exitCode = 2;
} else if (first === '--check') {
  const temporary = mkdtempSync(join(tmpdir(), 'packages-'));
  try {
    const made = publishedPackages.map((name) => pack(name, temporary));
    const results = tarballs.map((tarball) => compare(tarball, made));
    for (const { text } of results) process.stdout.write(`${text}\n`);
    process.exitCode = results.every(({ isSame }) => isSame) ? 0 : 1;
  } finally {
    rmSync(temporary, { recursive: true });
  }
} else {
  const target = resolve(first ?? join(root, 'dist/packages'));
  // A tarball of an earlier version must not be published with these.
  rmSync(target, { recursive: true, force: true });
  const lines = publishedPackages.map((name) => {
    const { filename, integrity } = pack(name, target);
    return `${filename} ${integrity}`;
  });
  writeFileSync(join(target, 'integrity.txt'), `${lines.join('\n')}\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
