import type { FailureReason } from '../facts.ts';

/**
 * The port to the network. Trouble on the way is data, never an exception: it is what this tool is
 * about. An implementation does not follow redirects and does not read more than
 * {@link maxBodyBytes} of a body.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResult>;

export interface TransportRequest {
  readonly method: 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export type TransportResult =
  | {
      readonly type: 'response';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | {
      readonly type: 'failure';
      readonly reason: FailureReason;
      /** The system's own name of the error, for example `ECONNREFUSED`. */
      readonly code: string | null;
    };

/** An answer of the API is under 2 KiB; what is longer is none. */
export const maxBodyBytes = 256 * 1024;

/** The failure behind an error of `fetch` or `node:https`; its name is its `code`. */
export function failureOf(error: unknown): TransportResult & { type: 'failure' } {
  for (let cause = error, depth = 0; cause instanceof Object && depth < 5; depth++) {
    const { code, name, errors } = cause as { code?: unknown; name?: unknown; errors?: unknown };
    if (name === 'TimeoutError') return { type: 'failure', reason: 'timeout', code: null };
    if (typeof code === 'string') return { type: 'failure', reason: reasonOf(code), code };
    cause = Array.isArray(errors) ? errors[0] : (cause as { cause?: unknown }).cause;
  }
  return { type: 'failure', reason: 'other', code: null };
}

function reasonOf(code: string): FailureReason {
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return 'dns';
  if (code === 'ECONNREFUSED') return 'refused';
  if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|HPE_)/.test(code)) return 'reset';
  if (/^(?:ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/.test(code)) return 'unreachable';
  if (/TIMEDOUT|_TIMEOUT$/.test(code)) return 'timeout';
  if (/PROXY/.test(code)) return 'proxy';
  if (/CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|UNABLE_TO_/.test(code)) return 'tls';
  return 'other';
}
