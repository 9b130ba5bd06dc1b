import { hideRuns } from '../text/runs.ts';

/** The base URLs of DigitalOcean's API, and of the control panel, which serves OAuth. */
export const digitalOcean = {
  apiUrl: 'https://api.digitalocean.com',
  oauthUrl: 'https://cloud.digitalocean.com',
} as const;

/** For one request, in milliseconds. */
export const defaultTimeoutMs = 10_000;

const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * The base URL of a server that a credential may be sent to, without a slash at the end: `https`, or
 * `http` on a loopback address; no user name, query or fragment. Null for anything else.
 */
export function parseBaseUrl(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, username, password, search, hash, host, pathname } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && loopbackHost.test(hostname));
  if (!isSafe || `${username}${password}${search}${hash}` !== '') return null;
  // Reports contain the URL; a part that looks like this could be a credential.
  if (/[\w~-]{20}/.test(pathname) || hideRuns(hostname) !== hostname) return null;
  return `${protocol}//${host}${pathname.replace(/\/+$/, '')}`;
}
