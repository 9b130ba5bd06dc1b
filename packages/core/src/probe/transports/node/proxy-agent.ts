import type { Agent } from 'node:https';
import type { SecureContext } from 'node:tls';
import { HttpsProxyAgent, type HttpsProxyAgentOptions } from 'https-proxy-agent';

/**
 * The way through a proxy (CONNECT). Its password goes into a header and nowhere else. Who gives up
 * says so by the signal: a connection on which the proxy still thinks would keep the program alive.
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
  // The agent takes this for the connection to the proxy itself.
  const options: HttpsProxyAgentOptions<string> = {
    headers,
    signal,
    rejectUnauthorized: true,
    ...(trust && { secureContext: trust }),
  };
  return new HttpsProxyAgent<string>(`${protocol}//${host}`, options);
}

/** A percent sign that begins no escape stands for itself, as for curl. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
