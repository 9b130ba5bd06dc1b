import { check, type Report } from '../../src/index.ts';
import { systemClock } from '../../src/internal.ts';
import { type NodeNetwork, nodeTransport } from '../../src/node.ts';
import { send } from '../../src/probe/send.ts';
import { steps } from '../../src/probe/steps.ts';
import type { TransportResult } from '../../src/probe/transport.ts';
import { makeToken } from '../../src/sandbox/make-token.ts';
import { Secret } from '../../src/secret/secret.ts';

export const token = makeToken('dop_v1_', 'network');

interface Way {
  /** Nothing of the machine's own environment is read. */
  readonly network?: Partial<NodeNetwork>;
  readonly timeoutMs?: number;
}

/** One request by the transport of Node programs, as `probe` sends it. */
export const ask = (
  url: string,
  { network, timeoutMs = 10_000 }: Way = {},
): Promise<TransportResult> =>
  send(new Secret(token), steps.account, url, {
    transport: nodeTransport({ env: {}, ...network }),
    timeoutMs,
    userAgent: 'token-check/test',
  });

/** A whole check: both requests go to this base URL, without a wait between attempts. */
export async function report(
  baseUrl: string,
  { network, timeoutMs = 10_000 }: Way = {},
): Promise<Report> {
  const [only] = await check(token, {
    source: { kind: 'stdin' },
    network: {
      transport: nodeTransport({ env: {}, ...network }),
      apiUrl: baseUrl,
      oauthUrl: baseUrl,
      timeoutMs,
      userAgent: 'token-check/test',
      clock: { ...systemClock, wait: async () => {} },
    },
  });
  if (only === undefined) throw new Error('no report');
  return only;
}
