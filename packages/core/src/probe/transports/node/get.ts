import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Agent, RequestOptions } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { BrotliDecompress, Unzip } from 'node:zlib';
import {
  failureOf,
  maxBodyBytes,
  type TransportFailure,
  type TransportRequest,
  type TransportResult,
  tooLarge,
} from '../../transport.ts';

/** How one request is made. */
export interface Route {
  readonly agent: Agent | false;
  readonly trust: SecureContext | undefined;
  /** Host and port. */
  readonly proxy: string | null;
}

/**
 * Node 20 gives an address 250 ms to connect and then gives up; far networks and busy machines
 * take longer.
 */
const attemptTimeoutMs = 1500;

/** One request over `node:https`, or `node:http` on this machine. */
export function get(request: TransportRequest, route: Route): Promise<TransportResult> {
  const { url, headers, signal, onPhase } = request;
  // TLS takes longer to load than all the rest, and is of no use on this machine alone.
  const protocol = url.startsWith('https:')
    ? process.getBuiltinModule('node:https')
    : process.getBuiltinModule('node:http');
  return new Promise((resolve) => {
    // A connection that the server leaves open would keep the program alive.
    const settle = (result: TransportResult) => {
      resolve(result);
      outgoing.destroy();
    };
    // Until the proxy has opened the way, every trouble is trouble with the proxy.
    let atProxy = route.proxy !== null;
    const fail = (failure: TransportFailure) => {
      const { reason, ...rest } = failure;
      settle({
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
      // Stated, because NODE_TLS_REJECT_UNAUTHORIZED=0 changes the default.
      rejectUnauthorized: true,
      ...(route.trust && { secureContext: route.trust }),
    } as RequestOptions;
    const outgoing = protocol.get(url, options, (response) => {
      if (atProxy) return;
      onPhase?.('body');
      read(response).then(settle, failWith);
    });
    // The option `signal` does the same and loads a part of the streams for it.
    const abort = () => outgoing.destroy();
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
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
    });
    if (atProxy) onPhase?.('proxy');
    else if (onPhase) follow(outgoing, onPhase);
  });
}

/** Says what is waited for, from the events of the socket. */
function follow(outgoing: ClientRequest, onPhase: NonNullable<TransportRequest['onPhase']>): void {
  // A number is not looked up.
  onPhase(isIP(outgoing.host.replace(/^\[|\]$/g, '')) === 0 ? 'lookup' : 'connect');
  outgoing.once('socket', (socket: Socket) => {
    socket.once('lookup', () => onPhase('connect'));
    socket.once('connect', () => onPhase(outgoing.protocol === 'https:' ? 'tls' : 'answer'));
    socket.once('secureConnect', () => onPhase('answer'));
  });
}

/** By events: an iterator over the answer takes longer to set up than all of the reading. */
async function read(response: IncomingMessage): Promise<TransportResult> {
  const { statusCode: status = 0, headers } = response;
  const encoding = headers['content-encoding']?.trim().toLowerCase();
  const body =
    encoding === undefined || encoding === 'identity' || encoding === ''
      ? response
      : decoded(response, encoding);
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes <= maxBodyBytes) return;
      resolve(tooLarge);
      // The rest of a small gzip would still be unpacked.
      body.destroy();
    });
    body.on('end', () => {
      const named = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      // As `fetch` does it, without a byte order mark; a TextDecoder takes 3 ms to load.
      const text = Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, '');
      resolve({ type: 'response', status, headers: Object.fromEntries(named), body: text });
    });
    body.on('error', reject);
    // An answer that was cut off ends without its end.
    response.on('close', () => {
      if (!response.complete) reject(Object.assign(new Error('cut off'), { code: 'ECONNRESET' }));
    });
  });
}

/** The body as it was meant: some proxies compress whatever they are told. */
function decoded(response: IncomingMessage, encoding: string): BrotliDecompress | Unzip {
  const { createBrotliDecompress, createUnzip } = process.getBuiltinModule('node:zlib');
  const decoder = encoding === 'br' ? createBrotliDecompress() : createUnzip();
  response.on('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}
