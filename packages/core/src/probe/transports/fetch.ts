import { failureOf, maxBodyBytes, type Transport, tooLarge } from '../transport.ts';

/**
 * A transport on `fetch`, for browsers, workers and tests. Doesn't follow redirects.
 *
 * @param fetch Any function from a `Request` to a `Response`. Default: the global `fetch`.
 * @example
 * await check(token, { network: { transport: fetchTransport(sandbox) } });
 */
export function fetchTransport(
  fetch: (request: Request) => Promise<Response> = (request) => globalThis.fetch(request),
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
      // A browser says that there is a redirect, and nothing more.
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
      // Nobody waits for the end of what is not wanted.
      reader.cancel().catch(() => {});
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}
