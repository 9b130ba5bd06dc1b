import { type Files, field, filled } from '../files.ts';
import type { Lookup, TokenPlace } from '../tokens.ts';
import { printable } from '../variable-names.ts';

const registry = 'registry.digitalocean.com';

/**
 * What docker sends to DigitalOcean's registry. A credential helper has priority over the credential
 * store, and that over the file: https://docs.docker.com/reference/cli/docker/login/
 */
export async function readDocker(files: Files): Promise<Lookup | undefined> {
  const { env, home } = files.machine;
  const path = files.path(env.DOCKER_CONFIG || `${home}/.docker`, 'config.json');
  const config = await files.json(path);
  const source = { kind: 'docker', name: registry };
  const entry = field(config, 'auths', registry);
  const helper =
    filled(field(config, 'credHelpers', registry)) ??
    (entry !== undefined ? filled(field(config, 'credsStore')) : null);
  if (helper !== null) {
    const other = `kept by docker-credential-${printable(helper)}, which was not run`;
    return { place: { source, shown: `docker login, ${registry}`, text: null, other } };
  }
  const auth = filled(field(entry, 'auth'));
  if (auth === null) return files.unknown([path]);
  const decoded = Buffer.from(auth, 'base64').toString('utf8');
  const place: TokenPlace = {
    source,
    shown: `${files.shown(path)}: ${registry}`,
    text: decoded.slice(decoded.indexOf(':') + 1).trim() || null,
    other: 'a container registry credential',
  };
  return { place };
}
