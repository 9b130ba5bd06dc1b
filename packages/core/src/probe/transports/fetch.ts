import { failureOf, maxBodyBytes, type Transport, tooLarge } from '../transport.ts';

/**
 * A transport on `fetch`, for browsers, workers and tests. Doesn't follow redirects.
 *
 * @param fetch Any function from a `Request` to a `Response`. Default: the global `fetch`.
 * @example
 * await check(token, { network: { transport: fetchTransport(sandbox) } });
 */
export function fetchTransport(
  fetch: (request: Request) => Promise<Response> = verifiedFetch,
): Transport {
  return async ({ method, url, headers, signal, onPhase }) => {
    try {
      const response = await fetch(
        new Request(url, {
          method,
          headers,
          signal,
          redirect: 'manual',
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
        }),
      );
      // A browser hides the status and the headers of a redirect.
      if (response.type === 'opaqueredirect') {
        return { type: 'failure', reason: 'redirected', code: null };
      }
      onPhase?.('body');
      const body = await readBody(response);
      if (body === null) return tooLarge;
      return {
        type: 'response',
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body,
      };
    } catch (error) {
      return failureOf(error);
    }
  };
}

/**
 * `fetch` of Node does not verify certificates while NODE_TLS_REJECT_UNAUTHORIZED is 0, and has no
 * option against that, nor against `--tls-min-v1.0`: the request is refused before anything is sent.
 */
async function verifiedFetch(request: Request): Promise<Response> {
  if (request.url.startsWith('https:')) refuseWeakTls();
  return globalThis.fetch(request);
}

function refuseWeakTls(): void {
  const variable = 'NODE_TLS_REJECT_UNAUTHORIZED';
  if (globalThis.process?.env?.[variable] === '0') {
    throw Object.assign(new Error(`${variable} is 0`), { code: variable });
  }
  // Node 20.16 and later; other runtimes have no such switch.
  const oldest = globalThis.process?.getBuiltinModule?.('node:tls').DEFAULT_MIN_VERSION ?? '';
  if (oldest === 'TLSv1' || oldest === 'TLSv1.1') {
    throw Object.assign(new Error(`${oldest} is allowed`), { code: 'NODE_TLS_MIN_VERSION' });
  }
}

async function readBody(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > maxBodyBytes) {
      // Not awaited: the result doesn't depend on it.
      reader.cancel().catch(() => {});
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
