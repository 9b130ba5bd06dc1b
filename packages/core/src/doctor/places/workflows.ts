import { tokenVariables } from '../../knowledge/tools.ts';
import type { Files } from '../files.ts';
import { namesApiToken, printable } from '../names.ts';
import type { Place } from '../place.ts';
import type { Reader } from '../reading.ts';
import { type FilesOfFolder, pathsOf, tokensOf } from './settings-files.ts';

/** A variable that GitHub or GitLab fills in: `${{ secrets.NAME }}`, `$NAME`, `${NAME}`. */
const secretOfCi = /(?:\bsecrets\.|\$\{?)([A-Z_][A-Z0-9_]{1,79})\b/g;

/** The names of secrets in workflows of GitHub and GitLab, and tokens that are written into them. */
export const readWorkflows: Reader = async ({ files }) => {
  const places: Place[] = [];
  const looks: FilesOfFolder[] = [
    { folder: files.path('.github', 'workflows'), names: /\.ya?ml$/ },
    { folder: files.path(), names: /^\.gitlab-ci\.ya?ml$/ },
  ];
  for (const look of looks) {
    for (const path of await pathsOf(files, look)) {
      places.push(...(await tokensOf(files, path)), ...(await secretsOf(files, path)));
    }
  }
  return { places };
};

async function secretsOf(files: Files, path: string): Promise<Place[]> {
  const text = (await files.text(path)) ?? '';
  const names = new Set([...text.matchAll(secretOfCi)].map(([, name = '']) => name));
  return [...names]
    .filter((name) => tokenVariables.has(name) || namesApiToken(name))
    .map((name) => ({
      location: { in: 'file', file: files.shown(path), key: printable(name) },
      text: null,
      content: { type: 'secret-of-ci' },
    }));
}

const setting = 'EnvironmentFile=';

/** The tokens in the user's units of systemd and in the files that they name. */
export const readUnits: Reader = async ({ files }) => {
  const { home } = files.machine;
  const folder = files.path(home, '.config', 'systemd', 'user');
  const places: Place[] = [];
  const named = new Set<string>();
  for (const path of await pathsOf(files, { folder, names: /\.service$/ })) {
    places.push(...(await tokensOf(files, path)));
    const text = (await files.text(path)) ?? '';
    for (const line of text.split('\n')) {
      if (!line.startsWith(setting)) continue;
      // A leading `-` means that the file may be missing.
      const file = line.slice(setting.length).trim().replace(/^-|"/g, '').replace(/%h/g, home);
      if (file !== '') named.add(files.path(file));
    }
  }
  for (const path of named) places.push(...(await tokensOf(files, path)));
  return { places };
};
