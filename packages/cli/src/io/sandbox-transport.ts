import type { Transport } from '@token-check/core';
import { sandbox } from '@token-check/core/sandbox';

/**
 * The simulated DigitalOcean in the place of the network. It gets no signal: what watches one takes
 * far more memory than the answer, and the time limit holds without it.
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
