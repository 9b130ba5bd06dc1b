import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The address under which the project is published. `release/publication.json` is the only place for it:
 * this writes it there, and what follows from it into the packages.
 *
 *   node scripts/publication.mjs https://github.com/<owner>/token-check
 *
 * With OWNER in place of the owner the packages have no address, which is how it is until it is decided.
 */
export const root = join(import.meta.dirname, '..');
const file = join(root, 'release/publication.json');

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const writeJson = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

export const readAddress = () => readJson(file).repository;

/** The folders below `packages` that are published on npm. */
export const publishedPackages = readdirSync(join(root, 'packages'))
  .filter((name) => readJson(join(root, 'packages', name, 'package.json')).private !== true)
  .sort();

/**
 * The fields of a package.json that follow from the address.
 *
 * @param {string} address
 * @param {string} [folder] Of the package in the repository.
 */
export function addressFields(address, folder) {
  if (address.includes('/OWNER/')) return {};
  return {
    homepage: `${address}#readme`,
    bugs: { url: `${address}/issues` },
    repository: {
      type: 'git',
      url: `git+${address}.git`,
      ...(folder !== undefined && { directory: folder }),
    },
  };
}

/**
 * A manifest with the fields of this address and no others of their kind, before its licence.
 *
 * @param {Readonly<Record<string, unknown>>} manifest
 * @param {Readonly<Record<string, unknown>>} fields
 */
export function withAddress(manifest, fields) {
  const { homepage: _h, bugs: _b, repository: _r, ...others } = manifest;
  const entries = Object.entries(others);
  const place = entries.findIndex(([name]) => name === 'license');
  return Object.fromEntries(entries.toSpliced(place, 0, ...Object.entries(fields)));
}

if (process.argv[1] === import.meta.filename) {
  const [address = ''] = process.argv.slice(2);
  if (/^https:\/\/[\w.-]+\/[\w-]+\/[\w.-]+$/.test(address) && !address.endsWith('.git')) {
    writeJson(file, { repository: address });
    for (const name of publishedPackages) {
      const path = join(root, 'packages', name, 'package.json');
      writeJson(path, withAddress(readJson(path), addressFields(address, `packages/${name}`)));
    }
  } else {
    process.stderr.write(
      'Name the address of the repository: npm run publication -- https://github.com/<owner>/token-check\n',
    );
    process.exitCode = 2;
  }
}
