import type { Failure, FailureReason } from '../../facts.ts';
import { anyOf, anyWord, sequence } from '../../text/patterns.ts';

/** What client libraries and operating systems print when no answer came. */
const failures: readonly { readonly reason: FailureReason; readonly pattern: RegExp }[] = [
  {
    reason: 'dns',
    pattern: anyOf(
      [
        /no such host/, // Go
        /could not resolve host/, // curl, git
        /\bENOTFOUND\b|\bEAI_AGAIN\b/, // Node
        /name or service not known/, // glibc: Python, wget
        /temporary failure in name resolution/, // glibc
        /getaddrinfo failed/, // Python on Windows
        /NameResolutionError/, // urllib3
      ],
      'i',
    ),
  },
  {
    reason: 'tls',
    pattern: anyOf(
      [
        /x509: |tls: failed to verify/, // Go
        /certificate verify failed|SSLCertVerificationError/, // Python, Ruby
        /SELF_SIGNED_CERT|\bCERT_HAS_EXPIRED\b/, // Node
        /unable to get local issuer certificate|self[- ]signed certificate/, // OpenSSL
        /SSL certificate problem/, // curl
        /remote certificate is invalid/, // .NET
        /PKIX path building failed/, // Java
      ],
      'i',
    ),
  },
  {
    reason: 'proxy',
    pattern: anyOf(
      [
        /proxyconnect tcp/, // Go
        /407 proxy authentication required/, // proxies, as Python and Node quote them
        /received http code \d{3} from proxy/, // curl
        /tunneling socket could not be established/, // Node's tunnel-agent
      ],
      'i',
    ),
  },
  {
    reason: 'timeout',
    pattern: anyOf(
      [
        /i\/o timeout|context deadline exceeded|client\.timeout exceeded|tls handshake timeout/, // Go
        /\bETIMEDOUT\b/, // Node
        /connection timed out/, // operating systems, Cloudflare's 522
        /(?:operation|request|read) timed out/, // curl, clients of Python and Node, Python and Java
        /ConnectTimeout/, // requests, httpx
      ],
      'i',
    ),
  },
  {
    reason: 'refused',
    pattern: anyOf(
      [
        /connection refused/, // operating systems
        /\bECONNREFUSED\b/, // Node
      ],
      'i',
    ),
  },
  {
    reason: 'reset',
    pattern: anyOf(
      [
        /connection reset by peer/, // operating systems
        /\bECONNRESET\b|socket hang up/, // Node
        /\bunexpected EOF\b/, // Go
      ],
      'i',
    ),
  },
  {
    reason: 'unreachable',
    pattern: anyOf(
      [
        /network is unreachable|no route to host/, // operating systems
        /\bENETUNREACH\b|\bEHOSTUNREACH\b/, // Node
      ],
      'i',
    ),
  },
];

/** The status of a proxy, or the system's name of an error. */
const errorCode = sequence(
  [
    /\b/,
    anyOf([
      /407(?= (?:from )?proxy)/,
      sequence([
        /E/,
        anyWord('NOTFOUND AI_AGAIN CONNREFUSED CONNRESET TIMEDOUT NETUNREACH HOSTUNREACH'),
      ]),
    ]),
    /\b/,
  ],
  'i',
);

/** Why a program in the text got no answer; null where the text doesn't say. */
export function failureIn(text: string): Failure | null {
  const failure = failures.find(({ pattern }) => pattern.test(text));
  if (failure === undefined) return null;
  return {
    type: 'failure',
    origin: 'pasted',
    endpoint: null,
    host: null,
    reason: failure.reason,
    code: clockError(text) ?? errorCode.exec(text)?.[0] ?? null,
    phase: null,
    proxy: null,
    onlyIPv6: false,
  };
}

/** OpenSSL's name for Go's message about a certificate that the local clock puts out of its time. */
function clockError(text: string): string | null {
  const [, side] = /\bcurrent time \S{10,30} is (before|after)\b/.exec(text) ?? [];
  if (side === undefined) return null;
  return side === 'before' ? 'CERT_NOT_YET_VALID' : 'CERT_HAS_EXPIRED';
}
