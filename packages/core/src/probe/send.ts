import type { Phase } from '../facts.ts';
import { reveal, type Secret } from '../secret/secret.ts';
import type { Step } from './steps.ts';
import { failureOf, type Transport, type TransportResult } from './transport.ts';

/**
 * The one place where a credential goes to the network: as a Bearer token, to a fixed address. The
 * time limit holds whatever the transport does.
 */
export function send(
  secret: Secret,
  step: Step,
  url: string,
  options: { transport: Transport; timeoutMs: number; userAgent: string },
): Promise<TransportResult> {
  const controller = new AbortController();
  let phase: Phase | null = null;
  const request = {
    method: step.method,
    url,
    headers: {
      authorization: `Bearer ${reveal(secret)}`,
      accept: 'application/json',
      'user-agent': options.userAgent,
    },
    signal: controller.signal,
    onPhase: (next: Phase) => {
      phase = next;
    },
  };
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve({ type: 'failure', reason: 'timeout', code: null, phase });
      controller.abort();
    }, options.timeoutMs);
    options
      .transport(request)
      .catch(failureOf)
      .then((result) => {
        clearTimeout(timer);
        // The system gives up by itself as well, and does not say on what.
        const isLate = result.type === 'failure' && result.reason === 'timeout';
        resolve(isLate ? { ...result, phase: result.phase ?? phase } : result);
      });
  });
}
