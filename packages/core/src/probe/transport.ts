import type { FailureReason, Phase } from '../facts.ts';

/**
 * The port to the network. A network failure is a result, not an exception, because the failure is
 * what token-check explains. An implementation doesn't follow redirects, reads at most
 * {@link maxBodyBytes} of a body, and closes a connection that it stops reading.
 */
export type Transport = (request: TransportRequest) => Promise<TransportResult>;

/** A request as a {@link Transport} gets it. The headers contain the credential. */
export interface TransportRequest {
  readonly method: 'GET';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** Called with each phase that the request enters, so that a time-out can name the phase. */
  readonly onPhase?: (phase: Phase) => void;
}

/** An answer, or the reason why there was none. */
export type TransportResult = TransportResponse | TransportFailure;

interface TransportResponse {
  readonly type: 'response';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface TransportFailure {
  readonly type: 'failure';
  readonly reason: FailureReason;
  /** The system's name of the error, for example `ECONNREFUSED`; the status of a proxy. */
  readonly code: string | null;
  /** What the request waited for when it timed out. */
  readonly phase?: Phase | null;
  /** Host and port of the proxy that the request went through. */
  readonly proxy?: string | null;
  /** The address that failed is IPv6, and no IPv4 address was tried. */
  readonly onlyIPv6?: boolean;
}

/** The answers of both endpoints are under 2 KiB; a body over this limit comes from something else. */
export const maxBodyBytes = 256 * 1024;

export const tooLarge: TransportFailure = { type: 'failure', reason: 'too-large', code: null };

/** The failure behind an error of `fetch` or `node:https`, from the `code` of the error or its cause. */
export function failureOf(error: unknown): TransportFailure {
  for (let cause = error, depth = 0; cause instanceof Object && depth < 5; depth++) {
    const { code, name, errors } = cause as { code?: unknown; name?: unknown; errors?: unknown };
    if (name === 'TimeoutError') return { type: 'failure', reason: 'timeout', code: null };
    // There is one error for each address; the code of the whole is that of the first address.
    if (Array.isArray(errors) && errors.length > 0) {
      cause = mostInformative(errors);
      continue;
    }
    if (typeof code === 'string') {
      const { address } = cause as { address?: unknown };
      const onlyIPv6 = typeof address === 'string' && address.includes(':');
      return { type: 'failure', reason: reasonOf(code), code, ...(onlyIPv6 && { onlyIPv6 }) };
    }
    // Since Node 24 this error of `fetch` has no code.
    if (name === 'HTTPParserError') return { type: 'failure', reason: 'garbled', code: null };
    cause = (cause as { cause?: unknown }).cause;
  }
  return { type: 'failure', reason: 'other', code: null };
}

/** The error of an IPv4 address if there is one: many networks have no IPv6. */
function mostInformative(errors: readonly unknown[]): unknown {
  const addressOf = (error: unknown) => (error as { address?: unknown } | null)?.address;
  const byIPv4 = errors.find((error) => {
    const address = addressOf(error);
    return typeof address === 'string' && !address.includes(':');
  });
  return byIPv4 ?? errors[0];
}

/** OpenSSL's certificate errors without CERT in their names. */
const chainErrors = ['INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'HOSTNAME_MISMATCH'];

/** The code of an error that means: the server answered, and the browser hides the answer. */
export const unreadableCode = 'UNREADABLE';

function reasonOf(code: string): FailureReason {
  if (code === unreadableCode) return 'unreadable';
  if (/^(?:ENOTFOUND|EAI_)/.test(code)) return 'dns';
  if (code === 'ECONNREFUSED') return 'refused';
  if (
    /^(?:HPE_|UND_ERR_(?:HEADERS_OVERFLOW|RES_CONTENT_LENGTH_MISMATCH)$|Z_|ERR_?_ERROR_FORMAT|ERR_BROTLI|ERR_BUFFER_TOO_LARGE$)/.test(
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
