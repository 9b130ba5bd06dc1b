import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Agent, RequestOptions } from 'node:https';
import { isIP, type Socket } from 'node:net';
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
  readonly ca?: readonly string[];
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
  return async (request) => {
    try {
      const route = await routeTo(request.url, env, ca === undefined ? undefined : [ca]);
      const result = await get(request, route);
      if (result.type === 'response' || !unknownIssuer.includes(result.code ?? '')) return result;
      // Nothing has been sent yet. A company's certificate is often in the system's store alone.
      const { systemCertificates } = await import('./certificates.ts');
      const more = await systemCertificates(env);
      if (more.length === 0) return result;
      return await get(request, await routeTo(request.url, env, [...more, ...(ca ? [ca] : [])]));
    } catch (error) {
      return failureOf(error);
    }
  };
}

async function routeTo(
  url: string,
  env: NodeNetwork['env'],
  added: readonly string[] | undefined,
): Promise<Route> {
  const proxy = proxyFor(new URL(url), env);
  const ca = added && [
    ...(await import('./certificates.ts').then(({ usualCertificates }) => usualCertificates(env))),
    ...added,
  ];
  const trust = ca === undefined ? {} : { ca };
  if (proxy === null) return { agent: false, proxy: null, ...trust };
  const { proxyAgent } = await import('./proxy-agent.ts');
  return { agent: proxyAgent(proxy, ca), proxy: proxy.host, ...trust };
}

async function get(request: TransportRequest, route: Route): Promise<TransportResult> {
  const { url, headers, signal, onPhase } = request;
  const secure = url.startsWith('https:');
  // TLS takes longer to load than all the rest, and is of no use on this machine alone.
  const { default: protocol } = secure ? await import('node:https') : await import('node:http');
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
      agent: route.agent,
      autoSelectFamilyAttemptTimeout: attemptTimeoutMs,
      ...(route.ca && { ca: [...route.ca] }),
    } as RequestOptions;
    const outgoing = protocol.get(url, options, (response) => {
      if (atProxy) return;
      onPhase?.('body');
      const compressed = response.headers['content-encoding'] !== undefined;
      const answer = compressed
        ? decoded(response).then((body) => read(response, body))
        : read(response, response);
      answer.then(resolve, failWith);
    });
    outgoing.on('error', failWith);
    // The option `signal` does the same and loads a part of the streams for it.
    const abort = () => outgoing.destroy();
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
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
      fail({ type: 'failure', reason: 'proxy', code: String(statusCode) });
      outgoing.destroy();
    });
    if (atProxy) onPhase?.('proxy');
    else if (onPhase) follow(outgoing, secure, onPhase);
  });
}

/** Says what is waited for, from the events of the socket. */
function follow(
  outgoing: ClientRequest,
  secure: boolean,
  onPhase: NonNullable<TransportRequest['onPhase']>,
): void {
  onPhase(isIP(outgoing.host.replace(/^\[|\]$/g, '')) === 0 ? 'lookup' : 'connect');
  outgoing.once('socket', (socket: Socket) => {
    socket.once('lookup', () => onPhase('connect'));
    socket.once('connect', () => onPhase(secure ? 'tls' : 'answer'));
    socket.once('secureConnect', () => onPhase('answer'));
  });
}

/** By events: an iterator over the answer takes longer to set up than all of the reading. */
function read(response: IncomingMessage, body: NodeJS.ReadableStream): Promise<TransportResult> {
  const { statusCode: status = 0, headers } = response;
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes <= maxBodyBytes) return;
      resolve(tooLarge);
      response.destroy();
    });
    body.on('end', () =>
      resolve({
        type: 'response',
        status,
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, String(value)]),
        ),
        body: Buffer.concat(chunks).toString('utf8'),
      }),
    );
    body.on('error', reject);
    // An answer that was cut off ends without its end; after an end, this says nothing any more.
    response.on('close', () => {
      if (!response.complete) reject(Object.assign(new Error('cut off'), { code: 'ECONNRESET' }));
    });
  });
}

/** The body as it was meant: some proxies compress whatever they are told. */
async function decoded(response: IncomingMessage): Promise<NodeJS.ReadableStream> {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  if (encoding === 'identity' || encoding === '') return response;
  const { createBrotliDecompress, createUnzip } = await import('node:zlib');
  const decoder = encoding === 'br' ? createBrotliDecompress() : createUnzip();
  response.on('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}
