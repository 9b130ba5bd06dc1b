import type { Transport } from '@token-check/core';
import { sandbox } from '@token-check/core/sandbox';

/**
 * The simulated DigitalOcean in place of the network. It ignores the abort signal, because watching
 * one takes far more memory than the response; the caller's time limit works without it.
 */
export const sandboxTransport: Transport = async ({ method, url, headers, onPhase }) => {
  const response = await sandbox(new Request(url, { method, headers }));
  onPhase?.('body');
  return {
    type: 'response',
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
};
