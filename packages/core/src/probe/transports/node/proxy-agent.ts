import type { Agent } from 'node:https';
import type { SecureContext } from 'node:tls';
import { HttpsProxyAgent, type HttpsProxyAgentOptions } from 'https-proxy-agent';

/** The way through a proxy (CONNECT). Its password goes into a header and nowhere else. */
export function proxyAgent(proxy: URL, trust: SecureContext | undefined): Agent {
  const { protocol, host, username, password } = proxy;
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw Object.assign(new Error('unsupported proxy'), { code: 'ERR_UNSUPPORTED_PROXY_PROTOCOL' });
  }
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers: Record<string, string> =
    login === ':'
      ? {}
      : { 'Proxy-Authorization': `Basic ${Buffer.from(login).toString('base64')}` };
  // The agent takes this for the connection to the proxy itself.
  const options: HttpsProxyAgentOptions<string> = {
    headers,
    ...(trust && { secureContext: trust }),
  };
  return new HttpsProxyAgent<string>(`${protocol}//${host}`, options);
}
