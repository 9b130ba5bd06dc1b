import type { Agent } from 'node:https';
import type { SecureContext } from 'node:tls';
import { HttpsProxyAgent, type HttpsProxyAgentOptions } from 'https-proxy-agent';
import { strict } from './strict.ts';

/**
 * An agent that connects through a proxy (CONNECT). The proxy's password is sent in a header only. The
 * signal closes the connection to a proxy that doesn't answer, which would keep the program alive.
 */
export function proxyAgent(
  proxy: URL,
  { trust, signal }: { trust: SecureContext | undefined; signal: AbortSignal },
): Agent {
  const { protocol, host, username, password } = proxy;
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw Object.assign(new Error('unsupported proxy'), { code: 'ERR_UNSUPPORTED_PROXY_PROTOCOL' });
  }
  const login = `${decoded(username)}:${decoded(password)}`;
  const headers: Record<string, string> =
    login === ':'
      ? {}
      : { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` };
  // These options are for the connection to the proxy.
  const options: HttpsProxyAgentOptions<string> = {
    headers,
    signal,
    rejectUnauthorized: true,
    ...strict(),
    ...(trust && { secureContext: trust }),
  };
  return new HttpsProxyAgent<string>(`${protocol}//${host}`, options);
}

/** Percent-decoded; unchanged where a percent sign begins no valid escape, as in curl. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
