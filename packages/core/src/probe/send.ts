import { reveal, type Secret } from '../secret.ts';
import type { Step } from './steps.ts';
import type { Transport, TransportResult } from './transport.ts';

/** The one place where a credential goes to the network: as a Bearer token, to a fixed address. */
export function send(
  secret: Secret,
  step: Step,
  url: string,
  options: { transport: Transport; timeoutMs: number; userAgent: string },
): Promise<TransportResult> {
  return options.transport({
    method: step.method,
    url,
    headers: {
      authorization: `Bearer ${reveal(secret)}`,
      accept: 'application/json',
      'user-agent': options.userAgent,
    },
    signal: AbortSignal.timeout(options.timeoutMs),
  });
}
