/** DigitalOcean's two hosts: the API, and the control panel, which serves OAuth. */
export const digitalOcean = {
  apiUrl: 'https://api.digitalocean.com',
  oauthUrl: 'https://cloud.digitalocean.com',
} as const;

/** For one request, in milliseconds. */
export const defaultTimeoutMs = 10_000;

const thisMachine = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The address of a host that a credential may be sent to, without the slash at its end: `https`, or
 * `http` on this machine alone; no user name, query or fragment. Null for anything else.
 */
export function parseOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username, password, search, hash, host, pathname } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && thisMachine.test(hostname));
  if (!safe || `${username}${password}${search}${hash}` !== '') return null;
  // The address is shown in reports; a piece like this one could be a credential.
  if (/[\w~-]{20}/.test(pathname) || /[0-9a-f]{20}/i.test(hostname)) return null;
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
}
