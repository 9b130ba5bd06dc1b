import { success } from '../server/answers.mjs';
import { World } from '../server/world.mjs';

const registry = 'registry.digitalocean.com';

/** The loopback DigitalOcean: it answers everything, and remembers the credential of each request. */
export class Listener extends World {
  /** @type {{ host: string, path: string, sent: string | null }[]} */
  requests = [];
  /** Called after a request with a credential. */
  onCredential = () => {};

  answer(request) {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const sent = credentialOf(request.headers.authorization, host);
    this.requests.push({ host, path: request.url, sent });
    if (sent !== null) this.onCredential();
    if (host === registry && sent === null) {
      const headers = { 'www-authenticate': 'Basic realm="registry"' };
      return { status: 401, headers, body: '{"errors":[{"code":"UNAUTHORIZED"}]}' };
    }
    return success(request.method, request.url);
  }
}

/**
 * The token; at the registry, the password. Null without one, or if it's empty.
 */
function credentialOf(header, host) {
  if (header === undefined) return null;
  // What is sent is bytes; Node reads them as Latin-1.
  const text = Buffer.from(header, 'latin1').toString('utf8');
  const [, scheme = '', value = ''] = /^(\S+) ?([\s\S]*)$/.exec(text) ?? [];
  if (/^basic$/i.test(scheme)) {
    if (host !== registry) return null;
    const pair = Buffer.from(value, 'base64').toString('utf8');
    return pair.slice(pair.indexOf(':') + 1) || null;
  }
  return (/^bearer$/i.test(scheme) ? value : text) || null;
}
