import { isIP } from 'node:net';

/**
 * The proxy for an address, by the variables that curl, Go and Python read: `HTTPS_PROXY`, else
 * `ALL_PROXY`, unless `NO_PROXY` names the host or a domain above it. Null where there is none, and
 * for `http`, which only leads to this machine. Node 20 has nothing for this, and the usual package
 * takes a proxy without scheme for an https one and `NO_PROXY` for exact names.
 */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): URL | null {
  const named = variable(env, 'https_proxy') || variable(env, 'all_proxy');
  if (url.protocol !== 'https:' || !named || isExcluded(url, variable(env, 'no_proxy')))
    return null;
  const text = named.includes('://') ? named : `http://${named}`;
  if (URL.canParse(text)) return new URL(text);
  // Not the text itself: it may hold a password.
  throw Object.assign(new Error('the address of the proxy is invalid'), {
    code: 'ERR_INVALID_PROXY_ADDRESS',
  });
}

const variable = (env: Readonly<Record<string, string | undefined>>, name: string): string =>
  (env[name] ?? env[name.toUpperCase()] ?? '').trim();

/** An entry is a host or a domain, with or without a dot before and a port behind it; `*` is all. */
function isExcluded(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port || '443';
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      // The end of an IPv6 address looks like a port.
      if (entry === '*' || (isIP(entry) !== 0 && entry === host)) return true;
      const [, name = '', only] = /^\*?\.?\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
      if (name === '' || (only !== undefined && only !== port)) return false;
      return host === name || host.endsWith(`.${name}`);
    });
}
