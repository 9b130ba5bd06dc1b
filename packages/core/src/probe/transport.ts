import type { FailureReason, Phase } from '../facts.ts';

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
  /** Told what is waited for now, so that a time-out can say where it happened. */
  readonly onPhase?: (phase: Phase) => void;
}

export type TransportResult = TransportResponse | TransportFailure;

export interface TransportResponse {
  readonly type: 'response';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface TransportFailure {
  readonly type: 'failure';
  readonly reason: FailureReason;
  /** The system's own name of the error, for example `ECONNREFUSED`; a proxy's status. */
  readonly code: string | null;
  /** What was waited for when the time was over. */
  readonly phase?: Phase | null;
  /** Host and port of the proxy that the request went through. */
  readonly proxy?: string | null;
  /** No IPv4 address was tried. */
  readonly onlyIPv6?: boolean;
}

/** An answer of the API is under 2 KiB; what is longer is none. */
export const maxBodyBytes = 256 * 1024;

export const tooLarge: TransportFailure = { type: 'failure', reason: 'too-large', code: null };

/** The failure behind an error of `fetch` or `node:https`; its name is its `code`. */
export function failureOf(error: unknown): TransportFailure {
  for (let cause = error, depth = 0; cause instanceof Object && depth < 5; depth++) {
    const { code, name, errors } = cause as { code?: unknown; name?: unknown; errors?: unknown };
    if (name === 'TimeoutError') return { type: 'failure', reason: 'timeout', code: null };
    // One error for each address that was tried: before the code, which is only the first one's.
    if (Array.isArray(errors) && errors.length > 0) {
      cause = mostTelling(errors);
      continue;
    }
    if (typeof code === 'string') {
      const { address } = cause as { address?: unknown };
      const onlyIPv6 = typeof address === 'string' && address.includes(':');
      return { type: 'failure', reason: reasonOf(code), code, ...(onlyIPv6 && { onlyIPv6 }) };
    }
    cause = (cause as { cause?: unknown }).cause;
  }
  return { type: 'failure', reason: 'other', code: null };
}

/** Where IPv4 was tried as well, that is what failed: many networks have no IPv6 at all. */
function mostTelling(errors: readonly unknown[]): unknown {
  const addressOf = (error: unknown) => (error as { address?: unknown } | null)?.address;
  const byIPv4 = errors.find((error) => {
    const address = addressOf(error);
    return typeof address === 'string' && !address.includes(':');
  });
  return byIPv4 ?? errors[0];
}

/** OpenSSL's names for faults of a certificate that do not have the word in them. */
const chainErrors = ['INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'HOSTNAME_MISMATCH'];

function reasonOf(code: string): FailureReason {
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return 'dns';
  if (code === 'ECONNREFUSED') return 'refused';
  if (
    /^(?:HPE_|UND_ERR_HEADERS_OVERFLOW$|Z_|ERR_?_ERROR_FORMAT|ERR_BROTLI|ERR_BUFFER_TOO_LARGE$)/.test(
      code,
    )
  )
    return 'garbled';
  if (/^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/.test(code)) return 'reset';
  if (/^(?:ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL|ENETDOWN)$/.test(code)) return 'unreachable';
  if (/TIMEDOUT|_TIMEOUT$/.test(code)) return 'timeout';
  if (/PROXY/.test(code)) return 'proxy';
  if (
    /CERT|^NODE_TLS_|^ERR_TLS|^ERR_SSL|^EPROTO$|UNABLE_TO_/.test(code) ||
    chainErrors.includes(code)
  )
    return 'tls';
  return 'other';
}
