import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { digitalOcean } from '@token-check/core/internal';
import { sandbox } from '@token-check/core/sandbox';

/** The simulated DigitalOcean over real HTTP on this machine. */
export interface Loopback {
  readonly address: string;
  /** The variables that make a run ask it. */
  readonly env: Readonly<Record<'DIGITALOCEAN_API_URL' | 'DIGITALOCEAN_OAUTH_URL', string>>;
  /** The paths that were asked for. */
  readonly asked: readonly string[];
  readonly close: () => void;
}

export async function startLoopback(): Promise<Loopback> {
  const asked: string[] = [];
  const server = createServer(async ({ method = 'GET', url = '/', headers }, response) => {
    asked.push(url);
    const host = url.startsWith('/v2/') ? digitalOcean.apiUrl : digitalOcean.oauthUrl;
    const { authorization = '' } = headers;
    const answer = await sandbox(new Request(host + url, { method, headers: { authorization } }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { DIGITALOCEAN_API_URL: address, DIGITALOCEAN_OAUTH_URL: address };
  return { address, env, asked, close: () => server.close() };
}
