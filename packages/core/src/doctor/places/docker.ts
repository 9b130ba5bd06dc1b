import { bytesOfBase64 } from '../../text/decode.ts';
import { field, filled } from '../fields.ts';
import type { Files } from '../files.ts';
import { printable } from '../names.ts';
import { type Lookup, registry } from '../place.ts';
import { only, placesIn, type Reader } from '../reading.ts';

/** What docker sends to DigitalOcean's registry. */
export const readDocker: Reader = async ({ files }) => {
  const found = await lookUp(files);
  return { places: placesIn([found]), finds: [['docker login', only(found)]] };
};

/**
 * A credential helper has priority over the credential
 * store, and that over the file: https://docs.docker.com/reference/cli/docker/login/
 */
async function lookUp(files: Files): Promise<Lookup | undefined> {
  const { env, home } = files.machine;
  const path = files.path(env.DOCKER_CONFIG || `${home}/.docker`, 'config.json');
  const config = await files.json(path);
  const entry = field(config, 'auths', registry);
  const helper =
    filled(field(config, 'credHelpers', registry)) ??
    (entry !== undefined ? filled(field(config, 'credsStore')) : null);
  if (helper !== null) {
    const content = { type: 'registry-credential-in-helper', helper: printable(helper) } as const;
    return { place: { location: { in: 'docker', file: null }, text: null, content } };
  }
  const auth = filled(field(entry, 'auth'));
  if (auth === null) return files.unknown([path]);
  const decoded = bytesOfBase64(auth) ?? '';
  return {
    place: {
      location: { in: 'docker', file: files.shown(path) },
      text: decoded.slice(decoded.indexOf(':') + 1).trim() || null,
      content: { type: 'registry-credential' },
    },
  };
}
