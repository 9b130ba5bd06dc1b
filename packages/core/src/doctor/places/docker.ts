import { bytesOfBase64 } from '../../text/decode.ts';
import { entries, field, filled } from '../../text/unknown.ts';
import type { Files } from '../files.ts';
import { printable } from '../names.ts';
import { type Lookup, registry } from '../place.ts';
import { only, placesIn, type Reader } from '../reading.ts';

/** What docker sends to DigitalOcean's registry, and what podman has saved for it. */
export const readDocker: Reader = async ({ files }) => {
  const { env, home } = files.machine;
  const docker = files.path(env.DOCKER_CONFIG || `${home}/.docker`, 'config.json');
  const found = await lookUp(files, docker);
  const podman = new Set([
    ...(env.REGISTRY_AUTH_FILE ? [files.path(env.REGISTRY_AUTH_FILE)] : []),
    ...(env.XDG_RUNTIME_DIR ? [files.path(env.XDG_RUNTIME_DIR, 'containers', 'auth.json')] : []),
    files.path(home, '.config', 'containers', 'auth.json'),
  ]);
  const others: (Lookup | undefined)[] = [];
  for (const path of podman) if (path !== docker) others.push(await lookUp(files, path));
  return { places: placesIn([found, ...others]), finds: [['docker login', only(found)]] };
};

/**
 * A credential helper has priority over the credential
 * store, and that over the file: https://docs.docker.com/reference/cli/docker/login/
 */
async function lookUp(files: Files, path: string): Promise<Lookup | undefined> {
  const config = await files.json(path);
  const entry = ofRegistry(field(config, 'auths'));
  const helper =
    filled(ofRegistry(field(config, 'credHelpers'))) ??
    (entry !== undefined ? filled(field(config, 'credsStore')) : null);
  if (helper !== null) {
    const content = { type: 'registry-credential-in-helper', helper: printable(helper) } as const;
    return { place: { location: { in: 'docker', file: null }, text: null, content } };
  }
  const auth = filled(field(entry, 'auth'));
  const password = filled(field(entry, 'password'));
  if (auth === null && password === null) return files.failure([path]);
  const file = files.shown(path);
  const decoded = auth === null ? `:${password}` : (bytesOfBase64(auth) ?? '');
  if (!decoded.includes(':')) return { nothing: { code: 'file-has-error', file } };
  return {
    place: {
      location: { in: 'docker', file },
      text: decoded.slice(decoded.indexOf(':') + 1).trim() || null,
      content: { type: 'registry-credential' },
    },
  };
}

/** The entry of DigitalOcean's registry, which may be written as a URL or with the name of a registry. */
const ofRegistry = (list: unknown): unknown =>
  field(list, registry) ??
  entries(list).find(([key]) =>
    `${key.replace(/^https?:\/\//, '')}/`.startsWith(`${registry}/`),
  )?.[1];
