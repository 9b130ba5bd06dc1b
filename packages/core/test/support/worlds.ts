import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Transport } from '../../src/index.ts';
import { fetchTransport } from '../../src/index.ts';
import { nodeTransport } from '../../src/node.ts';
import type { HttpAnswer } from './answers.ts';
import { makeAuthority, makeCertificate } from './certificates.ts';
import type { Fault } from './faults.ts';
import { bearerOf, headerLines, type Seen } from './seen.ts';
import { closedPort } from './servers.ts';

export type Host = 'api' | 'oauth';
export type Reply = HttpAnswer | Fault;
export const isFault = (reply: Reply): reply is Fault => 'wire' in reply;

/** Who answers what: by the token in the request, so that all rows share their servers. */
export type Script = (token: string, host: Host) => Reply | undefined;

/** A world in which requests are answered by a script. */
export interface World {
  readonly transport: Transport;
  readonly urls: Readonly<Record<Host, string>>;
  /** Where nobody listens. */
  readonly nobody: string;
  readonly seen: readonly { readonly host: Host; readonly request: Seen }[];
  /** Requests to a host that nobody named: where redirects lead to. Always empty. */
  readonly strays: readonly Seen[];
  close(): Promise<void>;
}

/** Where redirects lead to, in a world without servers. */
const elsewhere = 'https://elsewhere.example';

/** What a world is made of. */
export interface Kind {
  readonly client: 'fetch' | 'node';
  readonly servers: boolean;
}

/** A piece of the token in the shape of an id: what an answer repeats must not get into a report. */
const echo = (request: Seen): Record<string, string> => ({
  'x-request-id': (bearerOf(request) ?? '').slice(-36),
});

/** Why a reply cannot be had in a world; null where it can. */
export function absence(reply: Reply, { client, servers }: Kind): string | null {
  if (!isFault(reply)) return client === 'fetch' ? (reply.notByFetch ?? null) : null;
  return (servers ? reply.wire : reply.fetch) === null ? (reply.nowhere ?? null) : null;
}

/** No sockets: a function in the place of `fetch`. */
export async function processWorld(script: Script): Promise<World> {
  const urls = { api: 'https://api.test', oauth: 'https://cloud.test' };
  const seen: { host: Host; request: Seen }[] = [];
  const strays: Seen[] = [];
  const transport = fetchTransport(async (request) => {
    const { origin } = new URL(request.url);
    const known = { ...seenOf(request), body: await request.text() };
    const host = origin === urls.api ? 'api' : origin === urls.oauth ? 'oauth' : null;
    const reply = host && script(bearerOf(known) ?? '', host);
    if (!host || !reply) {
      strays.push(known);
      throw new Error('nobody is there');
    }
    seen.push({ host, request: known });
    if (isFault(reply)) return (reply.fetch ?? unreachable)(request);
    const { status, headers, body } = reply;
    if (headers.location && request.redirect !== 'manual') strays.push(known);
    const location = headers.location && { location: elsewhere };
    return new Response(status === 204 ? null : body, {
      status,
      headers: { ...headers, ...location, ...echo(known) },
    });
  });
  return { transport, urls, nobody: urls.api, seen, strays, close: async () => {} };
}

const unreachable = (): never => {
  throw new Error('this fault has no place here');
};

const seenOf = ({ method, url, headers }: Request): Omit<Seen, 'body'> => ({
  method,
  url,
  headers: [...headers],
});

/** Servers on this machine, one for each host and one for whoever follows a redirect. */
export async function loopbackWorld(
  script: Script,
  kind: 'fetch' | 'node' | 'tls',
): Promise<World> {
  const seen: { host: Host; request: Seen }[] = [];
  const strays: Seen[] = [];
  const authority = kind === 'tls' ? await makeAuthority() : null;
  const pair = authority && (await makeCertificate({ authority }));
  const scheme = pair === null ? 'http' : 'https';
  const servers: Server[] = [];
  const listen = async (listener: RequestListener): Promise<string> => {
    const server = pair === null ? createServer(listener) : createSecureServer(pair, listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const noted = async (request: Parameters<RequestListener>[0]): Promise<Seen> => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { method = '', url = '', rawHeaders } = request;
    return { method, url: `http://host${url}`, headers: headerLines(rawHeaders), body };
  };
  const stray = await listen(async (request, response) => {
    strays.push(await noted(request));
    // Whoever gets here shall notice it.
    response.end('{"account":{"email":"elsewhere@example.com"}}');
  });
  const serve = (host: Host) =>
    listen(async (incoming, response) => {
      const request = await noted(incoming);
      const reply = script(bearerOf(request) ?? '', host);
      if (reply === undefined) {
        strays.push(request);
        response.destroy();
        return;
      }
      seen.push({ host, request });
      if (isFault(reply)) {
        reply.wire?.(response);
        return;
      }
      const location = reply.headers.location && { location: `${stray}/landing` };
      response.writeHead(reply.status, { ...reply.headers, ...location, ...echo(request) });
      response.end(reply.body);
    });
  const urls = { api: await serve('api'), oauth: await serve('oauth') };
  return {
    transport:
      kind === 'fetch'
        ? fetchTransport()
        : nodeTransport({ env: {}, ...(authority && { ca: authority.cert }) }),
    urls,
    nobody: `${scheme}://127.0.0.1:${await closedPort()}`,
    seen,
    strays,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
