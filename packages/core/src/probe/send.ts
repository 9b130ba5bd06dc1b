import type { Phase } from '../facts.ts';
import { reveal, type Secret } from '../secret/secret.ts';
import type { Step } from './steps.ts';
import { failureOf, type Transport, type TransportResult } from './transport.ts';

/**
 * Sends the credential as a Bearer token to a fixed address; no other file sends one. The result
 * comes within the time limit, whatever the transport does.
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
        // The system has time limits of its own, and does not name the phase.
        const isLate = result.type === 'failure' && result.reason === 'timeout';
        resolve(isLate ? { ...result, phase: result.phase ?? phase } : result);
      });
  });
}
