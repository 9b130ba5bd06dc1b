import { fetchTransport } from '@token-check/core';
import { sandbox } from '@token-check/core/sandbox';

/** The simulated DigitalOcean in the place of the network. */
export const sandboxTransport = fetchTransport(sandbox);
