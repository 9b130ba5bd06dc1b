import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
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
import { strict } from './strict.ts';

/** The connection that a request uses. */
export interface Route {
  readonly agent: Agent | false;
  readonly trust: SecureContext | undefined;
  /** Host and port; null without a proxy. */
  readonly proxy: string | null;
}

/**
 * By default Node 20 allows 250 ms for a connection to each address. Distant networks and busy
 * machines need more.
 */
const attemptTimeoutMs = 1500;

/** One request over `node:https`, or `node:http` on this machine. */
export function get(request: TransportRequest, route: Route): Promise<TransportResult> {
  const { url, headers, signal, onPhase } = request;
  // `node:https` takes longer to load than the rest of this file; http:// doesn't need it.
  const protocol = url.startsWith('https:')
    ? process.getBuiltinModule('node:https')
    : process.getBuiltinModule('node:http');
  return new Promise((resolve) => {
    // A connection that the server leaves open would keep the program alive.
    const settle = (result: TransportResult) => {
      resolve(result);
      outgoing.destroy();
    };
    // Until the proxy has connected, a failure is a failure of the proxy.
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
      ...(url.startsWith('https:') && strict()),
      ...(route.trust && { secureContext: route.trust }),
    } as RequestOptions;
    let isAnswered = false;
    const outgoing = protocol.get(url, options, (response) => {
      if (atProxy) return;
      isAnswered = true;
      onPhase?.('body');
      read(response).then(settle, failWith);
    });
    // Instead of the option `signal`, which loads more of Node's streams.
    const abort = () => outgoing.destroy();
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
    outgoing.on('error', failWith);
    // 101 Switching Protocols has no body, and the connection isn't for HTTP any more.
    outgoing.on('upgrade', ({ statusCode: status = 101, headers }, socket) => {
      socket.destroy();
      settle({ type: 'response', status, headers: textHeaders(headers), body: '' });
    });
    // Without an answer and without an error.
    outgoing.on('close', () => {
      if (!isAnswered) failWith(Object.assign(new Error('closed'), { code: 'ECONNRESET' }));
    });
    outgoing.on('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      if (statusCode === 200) {
        atProxy = false;
        onPhase?.('tls');
        outgoing.once('socket', (socket: Socket) => {
          socket.once('secureConnect', () => onPhase?.('answer'));
        });
        return;
      }
      // The agent passes the proxy's answer on as if it were the server's.
      const code = Number.isInteger(statusCode) ? String(statusCode) : null;
      fail({ type: 'failure', reason: 'proxy', code });
    });
    if (atProxy) onPhase?.('proxy');
    else if (onPhase) follow(outgoing, onPhase);
  });
}

/** Reports the phases of a request, from the events of its socket. */
function follow(outgoing: ClientRequest, onPhase: NonNullable<TransportRequest['onPhase']>): void {
  // An IP address needs no lookup.
  onPhase(isIP(outgoing.host.replace(/^\[|\]$/g, '')) === 0 ? 'lookup' : 'connect');
  outgoing.once('socket', (socket: Socket) => {
    socket.once('lookup', () => onPhase('connect'));
    socket.once('connect', () => onPhase(outgoing.protocol === 'https:' ? 'tls' : 'answer'));
    socket.once('secureConnect', () => onPhase('answer'));
  });
}

/** Reads an answer. By events, because an async iterator takes longer to set up than to read it. */
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
      // Without a byte order mark, as in `fetch`; a TextDecoder takes 3 ms to load.
      const text = Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, '');
      resolve({ type: 'response', status, headers: textHeaders(headers), body: text });
    });
    body.on('error', reject);
    // A connection that was cut off closes without the event `end`.
    response.on('close', () => {
      if (!response.complete) reject(Object.assign(new Error('cut off'), { code: 'ECONNRESET' }));
    });
  });
}

const textHeaders = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/**
 * The body without its compression: some proxies ignore `accept-encoding: identity`. Throws for an
 * encoding that isn't one of the three, also for two of them.
 */
function decoded(response: IncomingMessage, encoding: string): BrotliDecompress | Unzip {
  const { createBrotliDecompress, createUnzip } = process.getBuiltinModule('node:zlib');
  if (!/^(?:br|deflate|(?:x-)?gzip)$/.test(encoding)) {
    throw Object.assign(new Error('unknown encoding'), { code: 'Z_DATA_ERROR' });
  }
  const decoder = encoding === 'br' ? createBrotliDecompress() : createUnzip();
  response.on('error', (error) => decoder.destroy(error));
  return response.pipe(decoder);
}
