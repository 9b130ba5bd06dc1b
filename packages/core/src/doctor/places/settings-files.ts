import { absentOrFolder, configFolder, type Files } from '../files.ts';
import { type Place, tokenAt } from '../place.ts';
import type { Reader } from '../reading.ts';
import { tokensInSettings } from '../tokens-in-settings.ts';

/** Files of one folder that people keep tokens in. */
export interface FilesOfFolder {
  readonly folder: string;
  readonly names: RegExp;
}

/** More files of one kind are no configuration. */
const maxFiles = 200;

/** The tokens in files that no tool of the table reads, or that it reads only if an option says so. */
export const readSettingsFiles: Reader = async ({ files }) => {
  const paths = new Set<string>();
  for (const one of await placesToLook(files)) {
    for (const path of await pathsOf(files, one)) paths.add(path);
  }
  const places: Place[] = [];
  for (const path of paths) places.push(...(await tokensOf(files, path)));
  return { places };
};

async function placesToLook(files: Files): Promise<FilesOfFolder[]> {
  return [...project(files), ...shells(files)];
}

/** A file that is larger than any configuration is left out, because its name is a usual one. */
const ignored = [...absentOrFolder, 'EFBIG'];

/** The tokens in one file. */
export async function tokensOf(files: Files, path: string): Promise<Place[]> {
  const text = (await files.text(path, ignored)) ?? '';
  const file = files.shown(path);
  return tokensInSettings(text).map(({ name, text }) =>
    tokenAt({ in: 'file', file, key: name }, text),
  );
}

/** The paths of the files that exist. */
export async function pathsOf(files: Files, { folder, names }: FilesOfFolder): Promise<string[]> {
  const found = await files.namesIfAny(folder);
  const matching = found.filter((name) => names.test(name));
  return matching.slice(0, maxFiles).map((name) => files.path(folder, name));
}

const project = (files: Files): FilesOfFolder[] => [
  {
    folder: files.path(),
    names: /^(?:\.envrc|(?:docker-)?compose(?:\.[\w.-]+)?\.ya?ml|docker-compose-[\w.-]+\.ya?ml)$/,
  },
];

/** What a shell runs when it starts. */
function shells(files: Files): FilesOfFolder[] {
  const { home } = files.machine;
  const config = files.path(configFolder(files.machine, files.machine.env));
  const own = files.path(home, '.config');
  return [
    {
      folder: files.path(home),
      names: /^\.(?:bashrc|bash_(?:profile|login|aliases)|profile|z(?:shrc|shenv|profile|login))$/,
    },
    { folder: files.path(own, 'fish'), names: /^config\.fish$/ },
    { folder: files.path(own, 'fish', 'conf.d'), names: /\.fish$/ },
    { folder: files.path(own, 'environment.d'), names: /\.conf$/ },
    { folder: files.path(config, 'powershell'), names: /profile\.ps1$/i },
    { folder: files.path(home, 'Documents', 'PowerShell'), names: /profile\.ps1$/i },
  ];
}
