import { fetchTransport, type Transport } from '@token-check/core';
import { unreadableCode } from '@token-check/core/internal';

/** Whether a page can read what a host answers. */
export type Reach = 'readable' | 'hidden' | 'unreachable';

const plain = {
  cache: 'no-store',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  redirect: 'manual',
} as const;

/**
 * Asks once without a credential. DigitalOcean answers that with 401, so it shows whether refusals can
 * be read here, before a credential is sent. A browser reports a refusal that it hides and a cut
 * connection alike; an opaque request tells them apart.
 */
export async function reachOf(url: string, signal: AbortSignal): Promise<Reach> {
  try {
    await fetch(url, { ...plain, signal });
    return 'readable';
  } catch {
    return (await answers(url, signal)) ? 'hidden' : 'unreachable';
  }
}

/** Whether the host answers at all, without a credential and without reading the answer. */
async function answers(url: string, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(url, { ...plain, mode: 'no-cors', redirect: 'follow', signal });
    return true;
  } catch {
    return false;
  }
}

/** `fetch` with the credential that names an answer which the browser hides. */
export const browserTransport = (stop: AbortSignal): Transport =>
  fetchTransport(async (request) => {
    const headers = new Headers(request.headers);
    // A browser has its own; with another one, some ask the server for permission first.
    headers.delete('user-agent');
    const signal = AbortSignal.any([request.signal, stop]);
    try {
      return await fetch(new Request(request, { headers, signal }));
    } catch (error) {
      if (signal.aborted || !(await answers(request.url, signal))) throw error;
      throw Object.assign(new Error('hidden'), { code: unreadableCode });
    }
  });

/** For a host that didn't answer without a credential: nothing is sent. */
export const unreachable: Transport = async () => ({
  type: 'failure',
  reason: 'other',
  code: null,
});
