import type { FailureReason } from '../../facts.ts';
import { anyOf, anyWord, group, sequence } from '../../text/patterns.ts';

/** What programs print when no answer came. */
export interface FailureMessage {
  readonly reason: FailureReason;
  /** The families of clients that print it, each pattern with its own. */
  readonly message: RegExp;
  /** The words fit other causes as well: a deadline of the program, a cancelled request. */
  readonly vague?: true;
}

/** A request in Go's words: `Get "https://…": `. The rest of the line is the reason. */
const goRequest = /\b(?:Get|Head|Post|Put|Patch|Delete) \\{0,2}"https?:\/\/[^"\s]{1,400}\\{0,2}": /;

/**
 * The words of each family of clients. The first row that fits decides, so what can only mean one
 * thing comes first: a proxy that refuses the connection also answers with a status, and a
 * connection that ends during the TLS handshake is reported as an error of TLS.
 *
 * Sources: Go net, net/http and crypto/tls; curl's libcurl-errors(3); urllib3, requests, httpx,
 * aiohttp and botocore; Node's net, tls and undici, axios, got, ky, node-fetch; JDK java.net.http,
 * OkHttp; Ruby's Net::HTTP; hyper and rustls; GnuTLS; PHP's streams; .NET's HttpClient.
 */
export const failureMessages: readonly FailureMessage[] = [
  {
    reason: 'proxy',
    message: anyOf(
      [
        /proxy authentication required|proxyconnect tcp/, // Go, Ruby, wget
        sequence([
          goRequest,
          anyWord('Forbidden Bad.Gateway Service.Unavailable Gateway.Timeout Method.Not.Allowed'),
        ]), // Go, about the answer to CONNECT: an answer to the request itself is no error of Go's
        /received http code \d{3} from proxy|CONNECT tunnel failed|could not resolve proxy/, // curl
        /failed to connect to proxy|proxy CONNECT aborted/, // curl, botocore
        /tunnel connection failed|unable to connect to proxy|\bProxy(?:Connection)?Error\b/, // Python
        /Client(?:Http)?Proxy(?:Connection)?Error/, // aiohttp
        /tunneling socket could not be established/, // Node's tunnel-agent
        /proxy response \(\d{3}\)|proxy connection ended before/, // undici, https-proxy-agent
        /tunnel failed, got: \d|unable to tunnel through proxy/, // Java
        /unexpected response code for CONNECT|failed to authenticate with proxy/, // OkHttp
        /tunnel error: |proxy authorization required|ProxyAuthRequired|TunnelUnsuccessful/, // hyper
        /proxy tunneling failed/, // wget
        /proxy tunnel request to proxy/, // .NET
        /https server through proxy/, // PHP
        /NSURLErrorDomain Code=310\b/, // Swift
        // Ruby checks the answer to CONNECT with `value`.
        /in [`'](?:Net::HTTPResponse#)?error!': \d{3} "[^"\n]{1,60}"[^\n]{0,200}\n[^\n]{0,200}value'\n[^\n]{0,200}connect'/,
      ],
      'i',
    ),
  },
  {
    reason: 'tls',
    message: anyOf(
      [
        /CRYPT_E_(?:NO_REVOCATION_CHECK|REVOCATION_OFFLINE)/, // Windows, before curl's number
      ],
      'i',
    ),
  },
  {
    reason: 'reset',
    message: anyOf(
      [
        /SSL connection has been closed|EOF occurred in violation of protocol|unexpected eof while reading/, // OpenSSL
        /SSL_ERROR_SYSCALL|SSL_ERROR_ZERO_RETURN|ssl[^\n]{0,20}connection (?:was )?closed/, // curl with OpenSSL
        /before secure TLS connection was established/, // Node
        /remote host (?:terminated|closed connection during)(?: the)? handshake|SSL peer shut down/, // Java
        /TLS connection was non-properly terminated/, // GnuTLS
        /tls handshake eof/, // rustls
        /schannel: server closed the connection/, // Windows
      ],
      'i',
    ),
  },
  {
    reason: 'tls',
    message: anyOf(
      [
        /x509: |tls: failed to verify|tls: first record does not look like|remote error: tls/, // Go
        /certificate verify failed|SSLCertVerificationError|wrong version number/, // OpenSSL
        /SELF_SIGNED_CERT|\bCERT_(?:HAS_EXPIRED|NOT_YET_VALID|UNTRUSTED)\b|UNABLE_TO_(?:VERIFY_LEAF|GET_ISSUER)/, // Node
        /ERR_TLS_CERT|does not match certificate's altnames/, // Node
        /unable to get local issuer certificate|unable to verify the first certificate/, // OpenSSL
        /self[- ]signed certificate/, // OpenSSL
        /(?:^|[:'"(]) ?certificate (?:has expired|is not yet valid)/, // OpenSSL
        /SSL certificate problem|no alternative certificate subject name|SSL: certificate subject name/, // curl
        /remote certificate is invalid|RemoteCertificate|SSL connection could not be established/, // .NET
        /PKIX path|CertPathValidatorException|unable to find valid certification path/, // Java
        /SSLPeerUnverifiedException|SSLHandshakeException/, // Java
        /certificate of ['‘"`][\w.-]{1,80}['’"`] (?:is not trusted|has expired|is not yet activated|doesn)/, // GnuTLS
        /certificate has not yet been activated|certificate's owner does not match|server certificate verification failed/, // GnuTLS
        /cannot verify [\w.-]{1,80}'s certificate|certificate common name/, // wget with OpenSSL
        /invalid peer certificate|InvalidCertificate\(/, // rustls
        /hostname '[^'\n]{1,80}' doesn't match|CertificateError\b/, // urllib3
        /failed to validate the SSL certificate/, // Ansible
        /peer certificate (?:CN=|subjectAltName)|SSL operation failed with code/, // PHP
        /SEC_E_(?:UNTRUSTED_ROOT|WRONG_PRINCIPAL|CERT_)|could not establish trust relationship/, // Windows
        /NSURLErrorDomain Code=-120[0-6]\b/, // Swift
        /\btls_alert\b|CLIENT ALERT: Fatal/, // Erlang
      ],
      'im',
    ),
  },
  {
    reason: 'dns',
    message: anyOf(
      [
        /no such host|dial tcp: lookup [^\n]{1,120}(?:misbehaving|no answer|on \[?[\d.:a-f]{3,40}\]?:53: )/, // Go
        // curl, git, wget, PHP; a file, a module or a variable is no host
        /(?:could not|couldn't|can't|unable to|cannot) resolve(?:: | (?!["'`]?\.{0,2}\/|module|variable|import|dependenc|reference|[\w-]{1,40}\.(?:ya?ml|json)))/,
        /\bENOTFOUND\b|\bEAI_AGAIN\b|\bENODATA\b/, // Node
        /name or service not known|temporary failure in name resolution/, // glibc
        /no address associated with host|nodename nor servname provided/, // BSD, macOS
        /getaddrinfo failed|NameResolutionError|gaierror|php_network_getaddresses/, // Python, PHP
        /UnknownHostException|UnresolvedAddressException/, // Java
        /inaccessible host: /, // AWS SDK for JavaScript
        /dns error: |failed to lookup address information/, // hyper
        /no such host is known|remote name could not be resolved/, // .NET, PowerShell
        /NSURLErrorDomain Code=-100[36]\b/, // Swift
        /\bnxdomain\b|non-existing domain/, // Erlang, Elixir
        /\(Bad hostname\)/, // Perl
      ],
      'i',
    ),
  },
  {
    reason: 'timeout',
    message: anyOf(
      [
        /i\/o timeout|timeout awaiting response headers|client\.timeout (?:exceeded|or context)|tls handshake timeout/, // Go
        /\bE(?:SOCKET)?TIMEDOUT\b|timeout of \d{1,9} ?ms exceeded|timeout awaiting '/, // Node, axios, got
        /(?:connect|headers|body) timeout error|UND_ERR_\w{4,8}_TIMEOUT|network timeout at: /, // undici, node-fetch
        /aborted due to timeout/, // AbortSignal.timeout
        /\w{0,40}Timeout(?:Error|Exception)\b/, // Python, Java, Ruby
        /\b(?:Connect|Read|Open)Timeout\b|execution expired/, // requests, httpx, Ruby
        /(?:connect|read) timeout on endpoint|(?:^|Error: )(?:request|response) timeout$|connection timeout to host/, // botocore, pydo, aiohttp
        /source: TimedOut/, // hyper
        /(?:connection|operation|request|read|recv|connect|handshake|resolving|error)\)? timed out|\btimed out after \d/, // curl and many others
        /connection time-?out after|SSL connection timeout/, // curl
        /HttpClient\.Timeout of|the operation has timed out/, // .NET, PowerShell
        /signal timed out|NSURLErrorDomain Code=-1001\b/, // AbortSignal in browsers, Swift
        /TransportError\) timeout|\breason: :timeout\b|500 read timeout|^Error: timeout: \w/, // Elixir, Perl, ureq
        /<urlopen error timed out>|(?:^|: )timed out$/, // Python's socket
        /did not properly respond after a period of time/, // Windows
      ],
      'im',
    ),
  },
  {
    reason: 'refused',
    message: anyOf(
      [
        /connection refused|actively refused/, // operating systems
        /connection to the server \S{1,255} was refused/, // kubectl
        /\bECONNREFUSED\b|:econnrefused\b/, // Node, Erlang
        /Connect call failed \(|NSURLErrorDomain Code=-1004\b/, // asyncio, Swift
        /unable to connect\. Is the computer able to access the url|FailedToOpenSocket/, // Bun
        /\b500 Can\\?'t connect to [\w.-]{1,255}:\d/, // Perl's LWP, without a reason
        /couldn't connect to server|failed to connect to [\w.:-]{1,80}(?: port \d|\/[\d.]{7,15}:)/, // curl, OkHttp
      ],
      'i',
    ),
  },
  {
    reason: 'reset',
    message: anyOf(
      [
        /connection reset\b|broken pipe|forcibly closed by the remote host/, // operating systems
        /\bECONNRESET\b|\bEPIPE\b|socket hang up|premature close|other side closed|UND_ERR_SOCKET/, // Node
        /\bunexpected EOF\b/, // Go
        sequence([goRequest, /(?:read: )?EOF\b/]), // Go
        /empty reply from server|transfer closed with|recv failure/, // curl
        /remote end closed connection|RemoteDisconnected|server disconnected\b|connection aborted/, // Python
        /peer closed connection without sending|IncompleteRead|ChunkedEncodingError/, // httpx, requests
        /ClientPayloadError|response payload is not completed/, // aiohttp
        /connection was closed before we received/, // botocore
        /header parser received no bytes|unexpected end of (?:stream|file from server)|chunked transfer encoding, state/, // Java
        /end of file reached/, // Ruby
        /connection closed before message completed|IncompleteMessage/, // hyper
        /no data received|read error at byte/, // wget
        /response ended prematurely|underlying connection was closed/, // .NET
        /NSURLErrorDomain Code=-1005\b|HTTP\/2 stream \d{1,9} was not closed cleanly/, // Swift, curl
      ],
      'i',
    ),
  },
  {
    reason: 'unreachable',
    message: anyOf(
      [
        /(?<!s3cfg: )network is unreachable|no route to host|unreachable network/, // operating systems
        /\bENETUNREACH\b|\bEHOSTUNREACH\b/, // Node
        /NSURLErrorDomain Code=-1009\b/, // Swift
      ],
      'i',
    ),
  },
  {
    reason: 'timeout',
    vague: true,
    message: anyOf(
      [
        /context deadline exceeded/, // Go, also the deadline of a whole job
        /AbortError: the operation was aborted/, // node-fetch
      ],
      'i',
    ),
  },
  {
    reason: 'tls',
    vague: true,
    message: anyOf(
      [
        /no subject alternative (?:DNS )?name/, // Java, without the name of the exception
        /gave HTTP response to HTTPS client/, // Go, also behind a wrong port
      ],
      'i',
    ),
  },
  {
    reason: 'other',
    vague: true,
    message: anyOf(
      [
        /error sending request for url/, // reqwest
        /max retries exceeded with url/, // urllib3
        /could not connect to the endpoint url/, // botocore
        /\bConnectException\b/, // Java
        /TypeError: (?:fetch failed|failed to fetch|load failed|terminated|NetworkError when)/, // fetch
        /AxiosError: network error|\bERR_NETWORK\b/, // axios in browsers
      ],
      'i',
    ),
  },
];

/** An exit status of curl, or its number in the words of a program that calls libcurl. */
export const curlStatus = sequence(
  [
    anyOf([
      /\bcurl: \(/,
      /\bcurl error:? \(?/,
      /libcurl-errors\.html for error code: /, // acme.sh
      /\bcurl (?:exited|failed|returned)[^\n\d]{0,40}/,
      /\bcurl_errno[^\n\d]{0,12}/,
    ]),
    group('number', /\d{1,2}/),
    /\b/,
  ],
  'i',
);

/** The reasons for curl's exit statuses, from curl(1); words beside the number are more exact. */
export const curlReasons: Readonly<Record<number, FailureReason>> = {
  5: 'proxy',
  6: 'dns',
  7: 'refused',
  16: 'reset',
  18: 'reset',
  28: 'timeout',
  35: 'reset',
  51: 'tls',
  52: 'reset',
  55: 'reset',
  56: 'reset',
  60: 'tls',
  77: 'tls',
  91: 'tls',
  92: 'reset',
  97: 'proxy',
};
