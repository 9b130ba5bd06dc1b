import { absentOrFolder, configFolder, type Files } from '../files.ts';
import { type Place, tokenAt } from '../place.ts';
import type { Reader } from '../reading.ts';
import { tokensInSettings } from '../tokens-in-settings.ts';

/** Files of one folder that people keep tokens in. */
export interface FilesOfFolder {
  readonly folder: string;
  readonly names: RegExp;
}

/** The tokens in files that no tool of the table reads, or that it reads only if an option says so. */
export const readSettingsFiles: Reader = async ({ files }) => {
  const paths = new Set<string>();
  for (const one of await placesToLook(files)) {
    for (const path of await pathsOf(files, one)) {
      // What the readers of tools have read, they have reported.
      if (!files.seen.has(path)) paths.add(path);
    }
  }
  const places: Place[] = [];
  for (const path of paths) places.push(...(await tokensOf(files, path)));
  return { places };
};

async function placesToLook(files: Files): Promise<FilesOfFolder[]> {
  return [...(await project(files)), ...shells(files)];
}

/** The tokens in one file; none for a kubeconfig, whose tokens belong to clusters. */
export async function tokensOf(files: Files, path: string): Promise<Place[]> {
  const text = (await files.text(path, absentOrFolder)) ?? '';
  if (/^clusters:/m.test(text) && /^users:/m.test(text)) return [];
  const file = files.shown(path);
  const tokens = tokensInSettings(text);
  return tokens.map(({ name, text, line }) => {
    // Services of one file may each have a variable of this name.
    const isShared = tokens.some((other) => other.name === name && other.text !== text);
    const key = isShared ? `${name} (line ${line})` : name;
    return tokenAt({ in: 'file', file, key }, text);
  });
}

/** The paths of the files that exist. */
export async function pathsOf(
  files: Files,
  { folder, names }: FilesOfFolder,
): Promise<readonly string[]> {
  const found = await files.namesIfAny(folder);
  const matching = found.filter((name) => names.test(name));
  return files.limited(
    folder,
    matching.map((name) => files.path(folder, name)),
  );
}

/** Folders in which projects keep manifests of Kubernetes, Helm charts and inventories of Ansible. */
const manifestFolders = [
  ...['k8s', 'kubernetes', 'manifests', 'deploy', 'helm', 'chart'],
  ...['inventory', 'inventories', 'group_vars', 'host_vars'],
];
/** And those of which each folder in them is one. */
const foldersOfFolders = ['charts', 'inventory', 'inventories', 'group_vars', 'host_vars'];
const yaml = /^[^.].*\.ya?ml$/;

async function project(files: Files): Promise<FilesOfFolder[]> {
  const inside = foldersOfFolders.map(async (name) => {
    const folder = files.path(name);
    return files.limited(folder, await files.folders(folder));
  });
  const nested = (await Promise.all(inside)).flat();
  const manifests = [...manifestFolders.map((name) => files.path(name)), ...nested];
  return [
    {
      folder: files.path(),
      names: /^(?:\.envrc|hosts|inventory|(?:hosts|inventory)\.ini|\.?netrc)$/,
    },
    { folder: files.path(), names: yaml },
    ...manifests.map((folder) => ({
      folder,
      names: /^(?:hosts|inventory|all|[^.].*\.(?:ya?ml|ini))$/,
    })),
    ...clients(files),
  ];
}

/** What programs that make requests of their own save: Postman, Insomnia, Bruno, HTTPie. */
function clients(files: Files): FilesOfFolder[] {
  const exported = /\.postman_(?:environment|collection)\.json$|^insomnia[\w.-]*\.(?:json|ya?ml)$/i;
  const { env, home } = files.machine;
  const httpie = env.HTTPIE_CONFIG_DIR || files.path(home, '.config', 'httpie');
  const sessions = [files.path(httpie, 'sessions'), files.path(home, '.httpie', 'sessions')];
  return [
    { folder: files.path(), names: exported },
    { folder: files.path('postman'), names: exported },
    { folder: files.path(), names: /\.bru$/ },
    { folder: files.path('environments'), names: /\.bru$/ },
    { folder: files.path('bruno', 'environments'), names: /\.bru$/ },
    ...sessions.map((path) => ({
      folder: files.path(path, 'api.digitalocean.com'),
      names: /\.json$/,
    })),
    { folder: files.path(home), names: /^[._]netrc$/ },
  ];
}

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
