import { isIP } from 'node:net';

/**
 * The proxy for a URL, by the variables that curl, Go and Python read: `HTTPS_PROXY`, otherwise
 * `ALL_PROXY`, unless `NO_PROXY` names the host or a domain above it. Null without a proxy, and for
 * `http`, which is allowed for this machine only. Throws for an invalid proxy URL. Node 20 has no
 * function for this, and the package proxy-from-env treats a proxy without a scheme as https and
 * matches `NO_PROXY` by exact names.
 */
export function proxyFor(url: URL, env: Readonly<Record<string, string | undefined>>): URL | null {
  const proxy = variable(env, 'https_proxy') || variable(env, 'all_proxy');
  if (url.protocol !== 'https:' || !proxy || isExcluded(url, variable(env, 'no_proxy')))
    return null;
  const text = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (URL.canParse(text)) return new URL(text);
  // Without the text, which may contain a password.
  throw Object.assign(new Error('the address of the proxy is invalid'), {
    code: 'ERR_INVALID_PROXY_ADDRESS',
  });
}

const variable = (env: Readonly<Record<string, string | undefined>>, name: string): string =>
  (env[name] ?? env[name.toUpperCase()] ?? '').trim();

/** An entry is a host or a domain, with an optional dot before it and port after it; `*` is every host. */
function isExcluded(url: URL, noProxy: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port || '443';
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      // The last group of an IPv6 address looks like a port.
      if (entry === '*' || (isIP(entry) !== 0 && entry === host)) return true;
      const [, name = '', onlyPort] = /^\*?\.?\[?(.*?)\]?(?::(\d+))?$/.exec(entry) ?? [];
      if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
      return host === name || host.endsWith(`.${name}`);
    });
}
