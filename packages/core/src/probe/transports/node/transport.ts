import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import type { Agent, RequestOptions } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import {
  failureOf,
  maxBodyBytes,
  type Transport,
  type TransportFailure,
  type TransportRequest,
  type TransportResult,
  tooLarge,
} from '../../transport.ts';
import { proxyFor } from './proxy-for.ts';

/** What Node programs may set about their network. */
export interface NodeNetwork {
  /** Read for `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY` and the places of certificates. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Certificates in PEM that are trusted beside the usual ones. */
  readonly ca?: string;
}

/** How one request is made. */
interface Route {
  readonly agent: Agent | false;
  readonly trust: SecureContext | undefined;
  readonly proxy: string | null;
}

/**
 * Node 20 gives an address 250 ms to connect and then gives up; far networks and busy machines
 * take longer.
 */
const attemptTimeoutMs = 1500;

/** The chain ends at a certificate that Node does not know; the system may. */
const unknownIssuer = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** The transport of Node programs: `node:https` starts six times as fast there as `fetch`. */
export function nodeTransport({ env, ca }: NodeNetwork): Transport {
  const own = ca === undefined ? [] : [ca];
  // Node takes 30 ms to read its certificates from a list; once is enough for many requests.
  const usual = once(async () => (await certificates()).trustIn(env, own));
  const system = once(async () => {
    const { systemCertificates, trustIn } = await certificates();
    const more = await systemCertificates(env);
    return more.length === 0 ? null : trustIn(env, [...more, ...own]);
  });
  return async (request) => {
    try {
      const trust = ca === undefined ? undefined : await usual();
      const result = await get(request, await routeTo(request, env, trust));
      if (result.type === 'response' || !unknownIssuer.includes(result.code ?? '')) return result;
      // Nothing has been sent yet. A company's certificate is often in the system's store alone.
      const more = await system();
      if (more === null) return result;
      return await get(request, await routeTo(request, env, more));
    } catch (error) {
      return failureOf(error);
    }
  };
}

const certificates = () => import('./certificates.ts');

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

async function routeTo(
  { url, signal }: TransportRequest,
  env: NodeNetwork['env'],
  trust: SecureContext | undefined,
): Promise<Route> {
  const proxy = proxyFor(new URL(url), env);
  if (proxy === null) return { agent: false, trust, proxy: null };
  const { proxyAgent } = await import('./proxy-agent.ts');
  return { agent: proxyAgent(proxy, { trust, signal }), trust, proxy: proxy.host };
}

async function get(request: TransportRequest, route: Route): Promise<TransportResult> {
  const { url, headers, signal, onPhase } = request;
  const secure = url.startsWith('https:');
  const { get: start } = secure ? (await import('node:https')).default : http;
  return new Promise((resolve) => {
    // Until the proxy has opened the way, every trouble is trouble with the proxy.
    let atProxy = route.proxy !== null;
    const fail = (failure: TransportFailure) => {
      const { reason, ...rest } = failure;
      resolve({
        reason: atProxy && reason !== 'timeout' ? 'proxy' : reason,
        ...rest,
        proxy: route.proxy,
      });
    };
    const failWith = (error: unknown) => fail(failureOf(error));
    const options: RequestOptions = {
      headers: { ...headers, 'accept-encoding': 'identity' },
      signal,
      agent: route.agent,
      autoSelectFamilyAttemptTimeout: attemptTimeoutMs,
      ...(route.trust && { secureContext: route.trust }),
    } as RequestOptions;
    const outgoing = start(url, options, (response) => {
      if (atProxy) return;
      onPhase?.('body');
      read(response).then(resolve, failWith);
    });
    outgoing.on('error', failWith);
    outgoing.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      if (statusCode === 200) {
        atProxy = false;
        onPhase?.('tls');
        outgoing.once('socket', (socket: Socket) => {
          socket.once('secureConnect', () => onPhase?.('answer'));
        });
        return;
      }
      // The agent hands on the proxy's answer as if it were the server's.
      const code = Number.isInteger(statusCode) ? String(statusCode) : null;
      fail({ type: 'failure', reason: 'proxy', code });
      outgoing.destroy();
    });
    if (atProxy) onPhase?.('proxy');
    else if (onPhase) follow(outgoing, new URL(url), onPhase);
  });
}

/** Says what is waited for, from the events of the socket. */
function follow(
  outgoing: ClientRequest,
  { protocol, hostname }: URL,
  onPhase: NonNullable<TransportRequest['onPhase']>,
): void {
  // A number is not looked up.
  onPhase(isIP(hostname.replace(/^\[|\]$/g, '')) === 0 ? 'lookup' : 'connect');
  outgoing.once('socket', (socket: Socket) => {
    socket.once('lookup', () => onPhase('connect'));
    socket.once('connect', () => onPhase(protocol === 'https:' ? 'tls' : 'answer'));
    socket.once('secureConnect', () => onPhase('answer'));
  });
}

async function read(response: IncomingMessage): Promise<TransportResult> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of await decoded(response)) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxBodyBytes) {
      response.destroy();
      return tooLarge;
    }
    chunks.push(chunk as Buffer);
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return {
    type: 'response',
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    // As `fetch` does it, without a byte order mark.
    body: new TextDecoder().decode(Buffer.concat(chunks)),
  };
}

/** The body as it was meant: some proxies compress whatever they are told. */
async function decoded(response: IncomingMessage): Promise<NodeJS.ReadableStream> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return response;
  const { createBrotliDecompress, createUnzip } = await import('node:zlib');
  const decoder = encoding === 'br' ? createBrotliDecompress() : createUnzip();
  response.on('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}
