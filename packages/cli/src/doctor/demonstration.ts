import path from 'node:path';
import { parseEnv } from 'node:util';
import type { Machine } from '@token-check/core/doctor';
import { makeToken } from '@token-check/core/sandbox';
import type { Io } from '../io/io.ts';
import { hclParser } from './parse-hcl.ts';

const home = '/home/sam';
const cwd = `${home}/shop`;

/** A made-up home with tokens of the simulated DigitalOcean; nothing of this machine is in it. */
export function demonstration({ readAsset }: Pick<Io, 'readAsset'>): Machine {
  const works = makeToken('dop_v1_', 'full access');
  const limited = makeToken('dop_v1_', 'droplets only');
  const deleted = makeToken('dop_v1_', 'deleted');
  const files: Readonly<Record<string, string>> = {
    [`${home}/.config/doctl/config.yaml`]: `access-token: ${works}\n`,
    [`${home}/.bash_history`]: `doctl auth init -t ${works}\n`,
    [`${cwd}/.env`]: `DIGITALOCEAN_TOKEN=${works}\n`,
    [`${cwd}/group_vars/all.yml`]: `do_api_token: ${limited}\n`,
  };
  const absent = { error: 'ENOENT' };
  const below = (folder: string) =>
    Object.keys(files).flatMap((file) =>
      file.startsWith(`${folder}/`) ? [file.slice(folder.length + 1).split('/')] : [],
    );
  return {
    env: { DIGITALOCEAN_TOKEN: deleted },
    platform: 'linux',
    home,
    cwd,
    path: path.posix,
    parseEnv,
    parseHcl: hclParser(readAsset),
    readFile: async (file) => files[file] ?? absent,
    readEnd: async (file) => files[file] ?? absent,
    listFolder: async (folder) =>
      below(folder).flatMap(([name = '', ...rest]) => (rest.length === 0 ? [name] : [])),
    listFolders: async (folder) => [
      ...new Set(below(folder).flatMap(([name = '', ...rest]) => (rest.length > 0 ? [name] : []))),
    ],
    modeOf: async (file) => (Object.hasOwn(files, file) ? 0o644 : 0o755),
    gitStateOf: async (file) => (file.endsWith('all.yml') ? 'tracked' : null),
  };
}
