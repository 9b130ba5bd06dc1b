import type { IncomingMessage } from 'node:http';
import { failureOf, maxBodyBytes, type Transport, type TransportResult } from '../transport.ts';

/** The transport of Node programs: `node:https` starts six times as fast there as `fetch`. */
export const nodeTransport: Transport = async ({ url, headers, signal }) => {
  // TLS takes longer to load than all the rest, and is of no use on this machine alone.
  const { default: protocol } = url.startsWith('https:')
    ? await import('node:https')
    : await import('node:http');
  return new Promise((resolve) => {
    const fail = (error: unknown) => resolve(failureOf(error));
    try {
      const request = protocol
        .get(url, { headers, agent: false }, (response) => {
          readResponse(response).then(resolve, fail);
        })
        .on('error', fail);
      // The option `signal` does the same and loads a part of the streams for it.
      const abort = () => request.destroy();
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort);
    } catch (error) {
      fail(error);
    }
  });
};

async function readResponse(response: IncomingMessage): Promise<TransportResult> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxBodyBytes) {
      response.destroy();
      return { type: 'failure', reason: 'too-large', code: null };
    }
    chunks.push(chunk as Buffer);
  }
  const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
  return {
    type: 'response',
    status: response.statusCode ?? 0,
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
