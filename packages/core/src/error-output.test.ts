import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { makeToken } from './sandbox/make-token.ts';

/**
 * What clients print, kind by kind: the text, and the code that comes first. `?` after a code: no more
 * than possible. What clients that can be recorded print is in `recordings/`.
 */
const token = makeToken('dop_v1_', 'error output');
const url = 'https://api.digitalocean.com/v2/account';

async function diagnoses(text: string) {
  const [report] = await check(text, { network: false });
  return report?.diagnoses ?? [];
}

async function first(text: string): Promise<string> {
  const [one] = await diagnoses(text);
  return `${one?.code}${one?.confidence === 'possible' ? '?' : ''}`;
}

type Table = readonly (readonly [client: string, text: string, code: string])[];

/** One test for each row of a table. */
function each(title: string, table: Table): void {
  describe(title, () => {
    test.each(table)('%s', async (_client, text, code) => {
      expect(await first(text)).toBe(code);
    });
  });
}

each('no answer: DNS', [
  [
    'aiohttp',
    `aiohttp.client_exceptions.ClientConnectorDNSError: Cannot connect to host api.digitalocean.com:443 ssl:default [Name or service not known]`,
    'dns-failure',
  ],
  [
    'aiohttp on macOS',
    `Cannot connect to host api.digitalocean.com:443 ssl:default [nodename nor servname provided, or not known]`,
    'dns-failure',
  ],
  [
    '.NET',
    `System.Net.Http.HttpRequestException: No such host is known. (api.digitalocean.com:443)`,
    'dns-failure',
  ],
  [
    '.NET on Linux',
    `System.Net.Http.HttpRequestException: Name or service not known (api.digitalocean.com:443)`,
    'dns-failure',
  ],
  [
    'PowerShell',
    `Invoke-RestMethod : The remote name could not be resolved: 'api.digitalocean.com'`,
    'dns-failure',
  ],
  [
    'Perl LWP',
    `500 Can't connect to api.digitalocean.com:443 (Name or service not known)`,
    'dns-failure',
  ],
  ['Elixir', `** (Req.TransportError) non-existing domain`, 'dns-failure'],
  ['Erlang', `{:error, %HTTPoison.Error{id: nil, reason: :nxdomain}}`, 'dns-failure'],
  [
    'Swift',
    `Error Domain=NSURLErrorDomain Code=-1003 "A server with the specified hostname could not be found."`,
    'dns-failure',
  ],
  [
    'Deno',
    `error: Uncaught (in promise) TypeError: error sending request for url (${url}): client error (Connect): dns error: failed to lookup address information: Name or service not known`,
    'dns-failure',
  ],
  [
    'R',
    `Error in curl::curl_fetch_memory(url, handle = handle) : Could not resolve host: api.digitalocean.com`,
    'dns-failure',
  ],
  [
    'acme.sh',
    `[Thu Nov 26 04:04:22 UTC 2026] Please refer to https://curl.haxx.se/libcurl/c/libcurl-errors.html for error code: 6`,
    'dns-failure',
  ],
  [
    'Dart',
    `SocketException: Failed host lookup: 'api.digitalocean.com' (OS Error: Temporary failure in name resolution, errno = -3)`,
    'dns-failure',
  ],
  [
    'Bun',
    `error: Unable to connect. Is the computer able to access the url?\n  path: "${url}",\n errno: 0,\n  code: "FailedToOpenSocket"`,
    'connection-failed',
  ],
  [
    'ureq',
    `Error: Transport(Transport { kind: Dns, message: Some("resolve dns name 'api.digitalocean.com:443'"), source: Some(Custom { kind: Uncategorized, error: "failed to lookup address information: Name or service not known" }) })`,
    'dns-failure',
  ],
  [
    'HTTPie',
    `http: error: ConnectionError: HTTPSConnectionPool(host='api.digitalocean.com', port=443): Max retries exceeded with url: /v2/account (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f0>: Failed to resolve 'api.digitalocean.com' ([Errno -2] Name or service not known)")) while doing a GET request to URL: ${url}`,
    'dns-failure',
  ],
  [
    'Ansible',
    `fatal: [localhost]: FAILED! => {"changed": false, "elapsed": 0, "msg": "Status code was -1 and not [200]: Request failed: <urlopen error [Errno -3] Temporary failure in name resolution>", "redirected": false, "status": -1, "url": "${url}"}`,
    'dns-failure',
  ],
  [
    'AWS SDK for JavaScript',
    `UnknownEndpoint: Inaccessible host: \`bucket.nyc3.digitaloceanspaces.com' at port \`undefined'. This service may not be available in the \`nyc3' region.`,
    'dns-failure',
  ],
]);

each('no answer: TLS', [
  [
    'aiohttp',
    `aiohttp.client_exceptions.ClientConnectorCertificateError: Cannot connect to host api.digitalocean.com:443 ssl:True [SSLCertVerificationError: (1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self signed certificate in certificate chain (_ssl.c:1006)')]`,
    'tls-untrusted',
  ],
  [
    '.NET',
    `System.Net.Http.HttpRequestException: The SSL connection could not be established, see inner exception.\n ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: PartialChain`,
    'tls-untrusted',
  ],
  [
    'PowerShell',
    `Invoke-WebRequest : The underlying connection was closed: Could not establish trust relationship for the SSL/TLS secure channel.`,
    'tls-untrusted',
  ],
  [
    'git with GnuTLS',
    `fatal: unable to access '${url}': server certificate verification failed. CAfile: none CRLfile: none`,
    'tls-untrusted',
  ],
  [
    'wget with GnuTLS',
    `ERROR: The certificate of ‘api.digitalocean.com’ doesn't have a known issuer.`,
    'tls-untrusted',
  ],
  [
    'wget with OpenSSL',
    `ERROR: cannot verify api.digitalocean.com's certificate, issued by ‘CN=Corp Root’:\n  Self-signed certificate encountered.`,
    'tls-untrusted',
  ],
  [
    'Java',
    `Caused by: sun.security.validator.ValidatorException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed`,
    'tls-untrusted',
  ],
  [
    'OkHttp',
    `javax.net.ssl.SSLPeerUnverifiedException: Hostname api.digitalocean.com not verified:\n    certificate: sha256/abc=`,
    'tls-untrusted',
  ],
  [
    'Perl LWP',
    `500 Can't connect to api.digitalocean.com:443 (certificate verify failed)`,
    'tls-untrusted',
  ],
  [
    'Swift',
    `Error Domain=NSURLErrorDomain Code=-1202 "The certificate for this server is invalid."`,
    'tls-untrusted',
  ],
  [
    'Erlang',
    `** (Req.TransportError) TLS client: In state wait_cert at ssl_handshake.erl:2123 generated CLIENT ALERT: Fatal - Unknown CA`,
    'tls-untrusted',
  ],
  [
    'Elixir',
    `{:error, {:tls_alert, {:unknown_ca, ~c"TLS client: In state wait_cert generated CLIENT ALERT: Fatal - Unknown CA"}}}`,
    'tls-untrusted',
  ],
  [
    'Go, an HTTP server',
    `Get "${url}": http: server gave HTTP response to HTTPS client`,
    'tls-untrusted?',
  ],
  [
    'curl, an HTTP server',
    `curl: (35) error:0A00010B:SSL routines::wrong version number`,
    'tls-untrusted',
  ],
  [
    'curl on Windows',
    `curl: (60) schannel: SEC_E_UNTRUSTED_ROOT (0x80090325) - The certificate chain was issued by an authority that is not trusted.`,
    'tls-untrusted',
  ],
  [
    'Ruby',
    `OpenSSL::SSL::SSLError: SSL_connect returned=1 errno=0 state=error: certificate verify failed (unable to get local issuer certificate)`,
    'tls-untrusted',
  ],
  [
    'Dart',
    `HandshakeException: Handshake error in client (OS Error: CERTIFICATE_VERIFY_FAILED: unable to get local issuer certificate(handshake.cc:393))`,
    'tls-untrusted',
  ],
]);

each('no answer: time-outs', [
  [
    'aiohttp',
    `Traceback (most recent call last):\n  File "a.py", line 9, in main\n    async with session.get("${url}") as r:\nTimeoutError`,
    'connection-timeout',
  ],
  ['asyncio', `asyncio.exceptions.TimeoutError`, 'connection-timeout'],
  [
    'aiohttp, connect',
    `aiohttp.client_exceptions.ConnectionTimeoutError: Connection timeout to host ${url}`,
    'connection-timeout',
  ],
  [
    '.NET',
    `System.Threading.Tasks.TaskCanceledException: The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing.`,
    'connection-timeout',
  ],
  ['PowerShell', `Invoke-RestMethod : The operation has timed out.`, 'connection-timeout'],
  [
    'Swift',
    `Error Domain=NSURLErrorDomain Code=-1001 "The request timed out."`,
    'connection-timeout',
  ],
  ['Elixir', `** (Req.TransportError) timeout`, 'connection-timeout'],
  ['Perl LWP', `500 read timeout`, 'connection-timeout'],
  [
    'superagent',
    `Error: Timeout of 5000ms exceeded\n    at RequestBase._timeoutError {\n  timeout: 5000,\n  code: 'ECONNABORTED',\n  errno: 'ETIME'\n}`,
    'connection-timeout',
  ],
  ['AbortSignal in a browser', `TimeoutError: signal timed out`, 'connection-timeout'],
  ['ureq', `Error: timeout: global`, 'connection-timeout'],
  ['HTTPie', `http: error: Request timed out (3.0s).`, 'connection-timeout'],
  [
    'resty',
    `Get "${url}": net/http: request canceled (Client.Timeout exceeded while awaiting headers)`,
    'connection-timeout',
  ],
  [
    'Terraform',
    `Error: Error retrieving account: Get "${url}": dial tcp 104.16.181.15:443: i/o timeout`,
    'connection-timeout',
  ],
  [
    'GuzzleHttp',
    `cURL error 28: Operation timed out after 30001 milliseconds with 0 bytes received (see https://curl.haxx.se/libcurl/c/libcurl-errors.html) for ${url}`,
    'connection-timeout',
  ],
  ['a deadline of Go', `Error: context deadline exceeded`, 'connection-timeout?'],
]);

each('no answer: refused, cut, unreachable', [
  [
    'aiohttp',
    `Cannot connect to host api.digitalocean.com:443 ssl:default [Connect call failed ('104.16.181.15', 443)]`,
    'connection-failed',
  ],
  [
    'aiohttp, cut',
    `aiohttp.client_exceptions.ServerDisconnectedError: Server disconnected`,
    'connection-failed',
  ],
  [
    'aiohttp, reset',
    `aiohttp.client_exceptions.ClientOSError: [Errno 104] Connection reset by peer`,
    'connection-failed',
  ],
  [
    '.NET',
    `System.Net.Http.HttpRequestException: No connection could be made because the target machine actively refused it. (api.digitalocean.com:443)`,
    'connection-failed',
  ],
  [
    '.NET, cut',
    `System.Net.Http.HttpIOException: The response ended prematurely. (ResponseEnded)`,
    'connection-failed',
  ],
  [
    'Swift',
    `Error Domain=NSURLErrorDomain Code=-1004 "Could not connect to the server."`,
    'connection-failed',
  ],
  [
    'offline Mac',
    `Error Domain=NSURLErrorDomain Code=-1009 "The Internet connection appears to be offline."`,
    'connection-failed',
  ],
  ['Elixir', `** (Req.TransportError) connection refused`, 'connection-failed'],
  ['Erlang', `{:error, %HTTPoison.Error{reason: :econnrefused}}`, 'connection-failed'],
  [
    'hyper',
    `error sending request for url (${url}): client error (SendRequest): connection closed before message completed`,
    'connection-failed',
  ],
  ['curl 52', `curl: (52) Empty reply from server`, 'connection-failed'],
  [
    'curl 56',
    `curl: (56) OpenSSL SSL_read: OpenSSL/3.0.2: error:0A000126:SSL routines::unexpected eof while reading, errno 0`,
    'connection-failed',
  ],
  [
    'curl 7',
    `curl: (7) Failed to connect to api.digitalocean.com port 443 after 3 ms: Couldn't connect to server`,
    'connection-failed',
  ],
  [
    'curl 92',
    `curl: (92) HTTP/2 stream 1 was not closed cleanly: INTERNAL_ERROR (err 2)`,
    'connection-failed',
  ],
  [
    'Python',
    `http.client.RemoteDisconnected: Remote end closed connection without response`,
    'connection-failed',
  ],
  [
    'Windows',
    `ConnectionResetError: [WinError 10054] An existing connection was forcibly closed by the remote host`,
    'connection-failed',
  ],
  [
    'Java',
    `java.io.IOException: unexpected end of stream on https://api.digitalocean.com/...`,
    'connection-failed',
  ],
  ['Java, refused', `java.net.ConnectException: Connection refused`, 'connection-failed'],
  [
    'doctl',
    `Error: Get "${url}": dial tcp [2606:4700::6810:b50f]:443: connect: network is unreachable`,
    'connection-failed',
  ],
  [
    'superagent',
    `Error: socket hang up\n    at TLSSocket.socketOnEnd {\n  code: 'ECONNRESET',\n  response: undefined\n}`,
    'connection-failed',
  ],
]);

each('no answer: proxies', [
  [
    'Go',
    `Post "https://api.digitalocean.com/v2/droplets": Proxy Authentication Required`,
    'proxy-failure',
  ],
  ['Go, refused', `Error: Get "${url}": Forbidden`, 'proxy-failure'],
  [
    'Go, no proxy there',
    `Get "${url}": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused`,
    'proxy-failure',
  ],
  [
    'aiohttp',
    `aiohttp.client_exceptions.ClientHttpProxyError: 407, message='Proxy Authentication Required', url='http://proxy.example:3128'`,
    'proxy-failure',
  ],
  [
    '.NET',
    `The proxy tunnel request to proxy 'http://proxy.example:3128/' failed with status code '407'.`,
    'proxy-failure',
  ],
  [
    'PowerShell',
    `Invoke-RestMethod : The remote server returned an error: (407) Proxy Authentication Required.`,
    'proxy-failure',
  ],
  [
    'Java',
    `java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"`,
    'proxy-failure',
  ],
  ['OkHttp', `java.io.IOException: Unexpected response code for CONNECT: 403`, 'proxy-failure'],
  ['curl', `curl: (56) Received HTTP code 407 from proxy after CONNECT`, 'proxy-failure'],
  ['wget', `Proxy tunneling failed: ForbiddenUnable to establish SSL connection.`, 'proxy-failure'],
  [
    'HTTPie',
    `http: error: ProxyError: HTTPSConnectionPool(host='api.digitalocean.com', port=443): Max retries exceeded with url: /v2/account (Caused by ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 503 Service Unavailable')))`,
    'proxy-failure',
  ],
  [
    'https-proxy-agent',
    `Error: Proxy connection ended before receiving CONNECT response`,
    'proxy-failure',
  ],
  [
    'Perl LWP',
    `500 Can't connect to api.digitalocean.com:443 (establish proxy tunnel: 407 Proxy Authentication Required)`,
    'proxy-failure',
  ],
]);

const html = (title: string) =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>`;
const say = (id: string, message: string) => JSON.stringify({ id, message });
const denied = say('forbidden', 'You are not authorized to perform this operation');
const unable = say('Unauthorized', 'Unable to authenticate you');

each('answers of the API', [
  [
    'aiohttp',
    `aiohttp.client_exceptions.ClientResponseError: 401, message='Unauthorized', url='${url}'`,
    'token-rejected',
  ],
  [
    'aiohttp, 403',
    `aiohttp.client_exceptions.ClientResponseError: 403, message='Forbidden', url=URL('${url}')`,
    'unexpected-response?',
  ],
  ['aiohttp, 429', `429, message='Too Many Requests', url='${url}'`, 'rate-limited'],
  [
    '.NET',
    `System.Net.Http.HttpRequestException: Response status code does not indicate success: 401 (Unauthorized).`,
    'unexpected-response?',
  ],
  ['PowerShell', `Invoke-RestMethod : ${unable}\nAt line:1 char:1`, 'token-rejected'],
  ['PowerShell, 403', `Invoke-RestMethod: ${denied}`, 'scope-missing'],
  [
    'HTTPie',
    `HTTP/1.1 401 Unauthorized\nContent-Type: application/json\n\n{\n    "id": "Unauthorized",\n    "message": "Unable to authenticate you"\n}`,
    'token-rejected',
  ],
  [
    'superagent',
    `Error: Unauthorized\n    at Request.callback {\n  status: 401,\n  response: <ref *1> Response {\n    req: Request { method: 'GET', url: '${url}', header: [Object] },\n    text: '${unable}',\n    status: 401\n  }\n}`,
    'token-rejected',
  ],
  [
    'superagent, 429',
    `Error: Too Many Requests\n    at Request.callback {\n  status: 429,\n  response: Response { status: 429, text: '${say('too_many_requests', 'API Rate limit exceeded.')}' }\n}`,
    'rate-limited',
  ],
  ['Perl LWP', `401 Unauthorized at do.pl line 7.`, 'unexpected-response?'],
  [
    'Elixir',
    `%Req.Response{status: 403, headers: %{}, body: %{"id" => "forbidden", "message" => "You are not authorized to perform this operation"}}`,
    'scope-missing',
  ],
  [
    'Terraform',
    `Error: Error creating droplet: POST https://api.digitalocean.com/v2/droplets: 403 (request "4506596a-6a16-408c-ab0a-c0d1da71005e") You are not authorized to perform this operation`,
    'scope-missing',
  ],
  [
    'over two lines',
    `error creating record: POST https://api.digitalocean.com/v2/domains/example.com/records:\n403 (request "4506596a-6a16-408c-ab0a-c0d1da71005e") You are not authorized to perform this operation`,
    'scope-missing',
  ],
  [
    'a wrapper with a number of its own',
    `HTTP 500: {"error":"upstream: GET ${url}: 429 (request) API Rate limit exceeded."}`,
    'rate-limited',
  ],
  [
    'Ansible',
    `fatal: [localhost]: FAILED! => {"changed": false, "json": ${unable}, "msg": "Status code was 401 and not [200]: HTTP Error 401: Unauthorized", "status": 401, "url": "${url}"}`,
    'token-rejected',
  ],
  ['ureq', `Error: http status: 401`, 'unexpected-response?'],
  ['xh', `HTTP/2.0 403 Forbidden\ncontent-type: application/json\n\n${denied}`, 'scope-missing'],
  ['OkHttp', `Response{protocol=h2, code=401, message=, url=${url}}`, 'token-rejected'],
  [
    'Feign',
    `feign.FeignException$Unauthorized: [401 Unauthorized] during [GET] to [${url}] [Api#account()]: [${unable}]`,
    'token-rejected',
  ],
  [
    'resty',
    `{"status":"429 Too Many Requests","body":"${say('too_many_requests', 'API Rate limit exceeded.').replace(/"/g, '\\"')}"}`,
    'rate-limited',
  ],
  ['Postman', `Status: 403 Forbidden Time: 132 ms Size: 512 B\n${denied}`, 'scope-missing'],
  [
    'n8n',
    `NodeApiError: Authorization failed - please check your credentials\n    at httpRequest\n  httpCode: '401',\n  description: 'Unable to authenticate you'`,
    'token-rejected',
  ],
  [
    '410',
    `410 Gone: ${say('gone', 'The resource you were accessing is no longer available.')}`,
    'request-refused',
  ],
  [
    '409',
    `status code 409: ${say('conflict', 'The resource is being modified.')}`,
    'request-refused',
  ],
  [
    'the account',
    `403 ${say('forbidden', 'Your account is locked. Please contact support.')}`,
    'account-locked',
  ],
  [
    '504 in JSON',
    `504 ${say('gateway_timeout', 'The upstream did not answer.')}`,
    'service-unavailable',
  ],
]);

each('pages and other servers', [
  [
    'nginx, below the URL of the API',
    `Error: GET ${url}: 404 ${html('404 Not Found')}`,
    'unexpected-response?',
  ],
  ['Go', `GET ${url}: 404 404 page not found`, 'unexpected-response?'],
  ['ingress', `Error: GET ${url}: 404 default backend - 404`, 'unexpected-response?'],
  [
    '503 of nginx',
    `Error: GET ${url}: 503 ${html('503 Service Temporarily Unavailable')}`,
    'service-unavailable',
  ],
  [
    'a title alone',
    `<html><head><title>api.digitalocean.com | 504: Gateway time-out</title></head></html>`,
    'service-unavailable',
  ],
  [
    '522',
    `<!DOCTYPE html>\n<html>\n<head>\n<title>api.digitalocean.com | 522: Connection timed out</title>\n</head><body><h1>Connection timed out Error code 522</h1></body></html>`,
    'service-unavailable',
  ],
  [
    '522 in words',
    `SyntaxError: Unexpected token 'e', "error code: 522" is not valid JSON`,
    'service-unavailable',
  ],
  [
    'Cloudflare',
    `403 <!DOCTYPE html><html><head><title>Just a moment...</title></head><body></body></html>`,
    'blocked-by-intermediary',
  ],
  [
    'a filter',
    `HTTP/1.1 200 OK\n\n<html><head><title>Access to this site is blocked</title></head><body>This site has been blocked by your organization.</body></html>`,
    'blocked-by-intermediary',
  ],
  [
    'a login page',
    `<!doctype html><html><head><title>Guest Wi-Fi: log in</title></head><body><form></form></body></html>`,
    'unexpected-response?',
  ],
  [
    '401 of a proxy',
    `Error: GET ${url}: 401 ${html('401 Authorization Required')}`,
    'unexpected-response?',
  ],
  [
    'below a curl command',
    `$ curl -H "Authorization: Bearer $DO_TOKEN" "${url}"\n${html('404 Not Found')}`,
    'unexpected-response?',
  ],
  [
    'a redirect below a curl command',
    `$ curl -H "Authorization: Bearer $DO_TOKEN" "${url}"\n${html('301 Moved Permanently')}`,
    'unexpected-response?',
  ],
  [
    'JSON expected, in Go',
    `invalid character '<' looking for beginning of value`,
    'unexpected-response?',
  ],
  [
    'JSON expected, in Python',
    `requests.exceptions.JSONDecodeError: Expecting value: line 1 column 1 (char 0)`,
    'unexpected-response?',
  ],
  [
    'plain text expected to be JSON',
    `invalid character 'U' looking for beginning of value`,
    'token-rejected?',
  ],
  ['the same in Ruby', "undefined method `id' for nil:NilClass (NoMethodError)", 'token-rejected?'],
]);

each('sentences', [
  ['403', `Creating a record through the DigitalOcean API fails with a 403.`, 'scope-missing?'],
  [
    '401',
    `I keep getting 401 responses from the DO API since this morning (digitalocean).`,
    'unexpected-response?',
  ],
  ['429', `We hit 429 rate limiting on the DigitalOcean API every night.`, 'rate-limited?'],
  [
    '500',
    `The DigitalOcean MCP server returns a 500 Internal Server Error for every call.`,
    'service-unavailable?',
  ],
]);

const inspected = (properties: string) =>
  `Error: something failed\n    at main (file:///app/main.mjs:1:1) {\n${properties}\n}`;

each('dumps of error objects', [
  [
    'got: the list of codes that it tries again',
    inspected(
      `  code: 'ERR_NON_2XX_3XX_RESPONSE',\n  options: Options {\n    retry: { limit: 0, errorCodes: [ 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN' ], statusCodes: [ 408, 429, 500 ] },\n    headers: { authorization: 'Bearer ${token}' },\n    url: '${url}'\n  },\n  response: { statusCode: 403, body: '${denied}' }`,
    ),
    'scope-missing',
  ],
  [
    'axios: the printed request',
    inspected(
      `  config: { headers: { Authorization: 'Bearer ${token}' }, timeout: 0 },\n  request: <ref *1> ClientRequest {\n    _header: 'GET /v2/account HTTP/1.1\\r\\n' +\n      'Authorization: Bearer ${token}\\r\\n' +\n      'Host: api.digitalocean.com\\r\\n' +\n      '\\r\\n',\n    timeoutCb: [Function: emitRequestTimeout]\n  },\n  response: { status: 429, data: ${say('too_many_requests', 'API Rate limit exceeded.')} }`,
    ),
    'rate-limited',
  ],
  [
    'the names of errors are no codes',
    inspected(`  code: 'ECONNREFUSED',\n  errno: -111`),
    'connection-failed',
  ],
  [
    'a long name of an error',
    `{"name":"HeadersTimeoutError","code":"UND_ERR_HEADERS_TIMEOUT"}`,
    'connection-timeout',
  ],
  [
    'aiohttp: RequestInfo',
    `ClientResponseError(RequestInfo(url=URL('${url}'), method='GET', headers=<CIMultiDictProxy('Host': 'api.digitalocean.com', 'Authorization': 'Bearer ${token}')>, real_url=URL('${url}')), (), status=401, message='Unauthorized', headers=<CIMultiDictProxy('Content-Type': 'application/json')>)`,
    'token-rejected',
  ],
  [
    'Faraday: the request is below the answer',
    `#<Faraday::ForbiddenError response={:status=>403, :headers=>{}, :body=>"${denied.replace(/"/g, '\\"')}", :request=>{:method=>:get, :headers=>{"Authorization"=>"Bearer ${token}"}}}>`,
    'scope-missing',
  ],
  [
    'Node: all names of statuses',
    inspected(
      `  STATUS_CODES: { '401': 'Unauthorized', '429': 'Too Many Requests', '503': 'Service Unavailable' }`,
    ),
    'unexplained?',
  ],
  [
    'pino',
    `{"level":50,"err":{"type":"AxiosError","message":"timeout of 3000ms exceeded","config":{"url":"${url}","validateStatus":null,"transitional":{"clarifyTimeoutError":false},"headers":{"Authorization":"Bearer ${token}"}},"code":"ECONNABORTED"},"msg":"failed"}`,
    'connection-timeout',
  ],
  [
    'a map of headers',
    `{\n  headers: HeadersList {\n    [Symbol(headers map)]: Map(2) {\n      'authorization' => { name: 'authorization', value: 'Bearer ${token}' }\n    }\n  },\n  status: 503, statusText: 'Service Unavailable'\n}`,
    'service-unavailable',
  ],
]);

test('a token in a dump is one token, and not damaged by the end of its line', async () => {
  const reports = await check(
    `config: {\n  headers: { Authorization: 'Bearer ${token}' }\n},\n_header: 'GET / HTTP/1.1\\r\\n' +\n  'Authorization: Bearer ${token}\\r\\n'\nstatus: 401, message: 'Unable to authenticate you'`,
    { network: false },
  );
  expect(reports).toHaveLength(1);
  expect(reports[0]?.diagnoses.map(({ code }) => code)).toEqual(['token-rejected']);
});

test('the words of an answer are found far below its number', async () => {
  const filler = Array.from({ length: 400 }, (_, at) => `    _property${at}: [Function: noop],`);
  const text = `Error: Request failed with status code 403 {\n${filler.join('\n')}\n  data: { message: 'You are not authorized to perform this operation' }\n}`;
  expect(text.length).toBeGreaterThan(10_000);
  expect(await first(text)).toBe('scope-missing');
});

each('a header that is refused', [
  [
    'Go',
    `Get "${url}": net/http: invalid header field value for "Authorization"`,
    'stray-whitespace',
  ],
  [
    'aiohttp',
    `ValueError: Newline, carriage return, or null byte detected in headers. Potential header injection attack.`,
    'stray-whitespace',
  ],
  ['http.client', `ValueError: Invalid header value b'Bearer ${token}\\n'`, 'stray-whitespace'],
  [
    'requests',
    `requests.exceptions.InvalidHeader: Invalid leading whitespace, reserved character(s), or return character(s) in header value: 'Bearer ${token}\\n'`,
    'stray-whitespace',
  ],
  [
    'httpx',
    `httpx.LocalProtocolError: Illegal header value b'Bearer ${token}\\r\\n'`,
    'stray-whitespace',
  ],
  ['Ruby', `ArgumentError: header field value cannot include CR/LF`, 'stray-whitespace'],
  [
    'fetch',
    `TypeError: Headers.append: "Bearer ${token}\n" is an invalid header value.`,
    'stray-whitespace',
  ],
  ['undici', `InvalidArgumentError: invalid authorization header`, 'stray-whitespace'],
  [
    '.NET',
    `System.FormatException: New-line characters are not allowed in header values.`,
    'stray-whitespace',
  ],
  [
    'OkHttp, a line break',
    `java.lang.IllegalArgumentException: Unexpected char 0x0a at 78 in Authorization value`,
    'stray-whitespace',
  ],
  [
    'OkHttp, a quote',
    `java.lang.IllegalArgumentException: Unexpected char 0x201d at 7 in Authorization value`,
    'surrounding-quotes',
  ],
  [
    'latin-1',
    `UnicodeEncodeError: 'latin-1' codec can't encode character '\\u201c' in position 7: ordinal not in range(256)`,
    'surrounding-quotes',
  ],
  [
    'latin-1, a zero-width space',
    `UnicodeEncodeError: 'latin-1' codec can't encode character '\\u200b' in position 71: ordinal not in range(256)`,
    'invisible-characters',
  ],
  [
    'ByteString',
    `TypeError: Cannot convert argument to a ByteString because the character at index 7 has a value of 8220 which is greater than 255.`,
    'surrounding-quotes',
  ],
  [
    'ByteString, a zero-width space',
    `TypeError: Cannot convert argument to a ByteString because the character at index 71 has a value of 8203 which is greater than 255.`,
    'invisible-characters',
  ],
  [
    'a break in the middle',
    `header Authorization has field value "Bearer ${token.slice(0, 40)}\\n${token.slice(40)}", this cannot include CR/LF`,
    'stray-whitespace',
  ],
]);

each('no token', [
  ['pydo', `TypeError: token or api_key is required`, 'empty-input'],
  ['vagrant', `* Token is required.`, 'empty-input'],
  [
    'Terraform',
    `Error: Missing required argument\n\n  on main.tf line 1, in provider "digitalocean":\n\nThe argument "token" is required, but was not set.`,
    'empty-input',
  ],
  [
    'certbot',
    `certbot.errors.PluginError: Missing property in credentials configuration file: dns_digitalocean_token`,
    'empty-input',
  ],
  ['lego', `digitalocean: some credentials information are missing: DO_AUTH_TOKEN`, 'empty-input'],
  ['caddy', `module name 'digitalocean': api token must be provided`, 'empty-input'],
  [
    'cert-manager',
    `Error presenting challenge: secrets "digitalocean-dns" not found`,
    'empty-input',
  ],
  [
    'cert-manager, a key',
    `error getting digitalocean token: key "access-token" not found in secret "cert-manager/digitalocean-dns"`,
    'empty-input',
  ],
  [
    'Kubernetes',
    `Error: couldn't find key access-token in Secret kube-system/digitalocean`,
    'empty-input',
  ],
  ['octodns', `KeyError: 'missing env var, DIGITALOCEAN_TOKEN'`, 'empty-input'],
  ['action', `Error: Input required and not supplied: token`, 'empty-input'],
  ['pulumi', `error: missing required configuration key "digitalocean:token"`, 'empty-input'],
  ['boto3', `botocore.exceptions.NoCredentialsError: Unable to locate credentials`, 'empty-input'],
  [
    'openai',
    `openai.OpenAIError: The api_key client option must be set either by passing api_key to the client or by setting the OPENAI_API_KEY environment variable`,
    'empty-input',
  ],
  [
    'an MCP server',
    `Error: DIGITALOCEAN_API_TOKEN environment variable is not configured`,
    'empty-input',
  ],
  ['several tokens', `No API tokens were supplied.`, 'empty-input'],
  ['an argument', `You did not specify an API token.`, 'empty-input'],
  [
    'doctl',
    `Error: Unable to initialize DigitalOcean API client: access token is required. (hint: run 'doctl auth init')`,
    'empty-input',
  ],
]);

each('no token, in more words', [
  ['bash', 'deploy.sh: line 3: DIGITALOCEAN_TOKEN: unbound variable', 'empty-input'],
  ['sh', 'sh: 1: DO_AUTH_TOKEN: parameter not set', 'empty-input'],
  ['an environment', 'Missing environment variable: DIGITALOCEAN_TOKEN', 'empty-input'],
  ['a search', 'Error: could not find API token in config file', 'empty-input'],
  ['a request to set it', 'Please set DIGITALOCEAN_ACCESS_TOKEN and try again.', 'empty-input'],
  ['an empty one', 'Error: token cannot be empty', 'empty-input'],
  ['another token', 'Error: refresh token is missing', 'unexplained?'],
  ['a form', 'The csrf token is missing.', 'unexplained?'],
]);

each('lines that a terminal breaks', [
  [
    'Terraform, 403',
    '╷\n│ Error: Error creating droplet: POST https://api.digitalocean.com/v2/droplets: 403\n│ (request "4506596a-6a16-408c-ab0a-c0d1da71005e") You are not\n│ authorized to perform this operation\n╵',
    'scope-missing',
  ],
  [
    'Terraform, 401',
    '│ Error: Error retrieving account: GET\n│ https://api.digitalocean.com/v2/account: 401 (request "4506596a-6a16-408c-ab0a-c0d1da71005e") Unable to\n│ authenticate you',
    'token-rejected',
  ],
  [
    'Terraform, no network',
    '│ Error: Error retrieving account: Get "https://api.digitalocean.com/v2/account": dial tcp: lookup\n│ api.digitalocean.com: no such host',
    'dns-failure',
  ],
]);

each('other products', [
  [
    'Amazon',
    'InvalidClientTokenId: The security token included in the request is invalid.',
    'other-service',
  ],
  [
    'containerd',
    'failed to resolve reference "registry.digitalocean.com/a/b:latest": pulling from host registry.digitalocean.com failed with status code [manifests latest]: 403 Forbidden',
    'other-service',
  ],
  [
    'an anonymous pull',
    'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://api.digitalocean.com/v2/registry/auth?service=registry.digitalocean.com: 401 Unauthorized',
    'other-service',
  ],
  [
    'an agent',
    'POST https://abc123.agents.do-ai.run/api/v1/chat/completions 401 (Unauthorized)',
    'other-service',
  ],
  ['a cluster', 'error: You must be logged in to the server (Unauthorized)', 'other-service'],
  ['a limit of GitHub', 'x-ratelimit-remaining: 0', 'unexplained?'],
  ['an expired certificate of a session', 'jwt expired', 'unexplained?'],
]);

each('S3 clients', [
  [
    'no endpoint',
    'Could not connect: https://my-bucket.s3.nyc3.amazonaws.com/ getaddrinfo ENOTFOUND my-bucket.s3.nyc3.amazonaws.com',
    'wrong-host',
  ],
  [
    'an unknown key',
    'An error occurred (InvalidAccessKeyId) when calling the ListBuckets operation: The AWS Access Key Id you provided does not exist in our records.',
    'other-service',
  ],
]);

each('nothing to do with a credential', [
  ['a missing program', `bash: doctl: command not found`, 'unexplained'],
  [
    'kubectl without doctl',
    `Unable to connect to the server: getting credentials: exec: executable doctl not found`,
    'unexplained?',
  ],
  ['a missing module', `ModuleNotFoundError: No module named 'digitalocean'`, 'unexplained'],
  ['a missing module of Node', `Error: Cannot find module 'dots-wrapper'`, 'unexplained'],
  ['a local file', `open /home/sammy/.config/doctl/config.yaml: permission denied`, 'unexplained?'],
  [
    'YAML',
    `Error: error parsing config: yaml: line 3: mapping values are not allowed in this context`,
    'unexplained',
  ],
  ['a flag', `Error: unknown flag: --acces-token`, 'unexplained'],
  ['waiting', `Error: timed out waiting for the condition on deployments/web`, 'unexplained?'],
  ['a size', `Error: 401 items found in 403 ms`, 'unexplained?'],
]);

each('other programs and other hosts', [
  ['a database', 'Error: connect ECONNREFUSED 127.0.0.1:5432', 'connection-failed?'],
  ['a shell', 'ssh: connect to host 203.0.113.5 port 22: Operation timed out', 'unexplained?'],
  [
    'another registry',
    'Get "https://index.docker.io/v1/": net/http: TLS handshake timeout',
    'connection-timeout?',
  ],
  ['a JavaScript variable', 'ReferenceError: token is not defined', 'unexplained?'],
  ['a question', 'A token is required to use the API, where do I get one?', 'unexplained?'],
  [
    'an account of anything',
    'The account is locked due to too many login attempts.',
    'account-locked?',
  ],
  ['an ad blocker', 'This page is blocked by an ad blocker.', 'unexplained?'],
  [
    'text that a console cannot print',
    "UnicodeEncodeError: 'charmap' codec can't encode character '\\u2713' in position 0: character maps to <undefined>",
    'unexplained?',
  ],
  [
    'a 403 of Spaces in a sentence',
    'Downloading from DigitalOcean Spaces fails with a 403 AccessDenied.',
    'other-service?',
  ],
]);

each('a name of a status and nothing else', [
  ['superagent, 401', 'Error: Unauthorized', 'unexpected-response?'],
  ['a word', 'Unauthorized', 'unexpected-response?'],
  ['403', 'Forbidden', 'scope-missing?'],
  ['429', 'Error: Too Many Requests', 'rate-limited'],
  ['502', 'Error: Bad Gateway', 'service-unavailable?'],
  ['503', 'Service Unavailable', 'service-unavailable?'],
  ['404', 'Error: Not Found', 'unexpected-response?'],
]);

each('no answer, without a reason', [
  ['fetch', 'TypeError: fetch failed', 'connection-failed?'],
  ['Chrome', 'TypeError: Failed to fetch', 'connection-failed?'],
  ['Firefox', 'TypeError: NetworkError when attempting to fetch resource.', 'connection-failed?'],
  ['Safari', 'TypeError: Load failed', 'connection-failed?'],
  ['axios in a browser', "AxiosError: Network Error\n  code: 'ERR_NETWORK'", 'connection-failed?'],
  ['undici, the body', 'TypeError: terminated', 'connection-failed?'],
  ['Java', 'java.net.ConnectException', 'connection-failed?'],
]);

each('more programs', [
  ['got 11', 'HTTPError: Response code 401 (Unauthorized)', 'unexpected-response?'],
  ['the module digitalocean', 'Error: Unexpected reponse code: 401', 'unexpected-response?'],
  [
    'aiohttp: a page',
    `aiohttp.client_exceptions.ContentTypeError: 200, message='Attempt to decode JSON with unexpected mimetype: text/html', url='${url}'`,
    'unexpected-response?',
  ],
  [
    'aiohttp: a cut body',
    'aiohttp.client_exceptions.ClientPayloadError: Response payload is not completed',
    'connection-failed',
  ],
  ['lego', `digitalocean: [status code: 401] ${unable}`, 'token-rejected'],
  ['Symfony', `HTTP/2 401  returned for "${url}".`, 'token-rejected'],
  ['Laravel', `HTTP request returned status code 403:\n${denied}`, 'scope-missing'],
  ['reqwest', `HTTP status client error (401 Unauthorized) for url (${url})`, 'token-rejected'],
  [
    'ureq 2',
    `Error: Status(401, Response[status: 401, status_text: Unauthorized, url: ${url}])`,
    'token-rejected',
  ],
  [
    'droplet_kit',
    'DropletKit::Error: 401: Unable to authenticate you (DropletKit::Error)',
    'token-rejected',
  ],
  [
    'python-digitalocean',
    'digitalocean.baseapi.TokenError: No token provided. Please pass a valid token.',
    'empty-input',
  ],
  [
    'acme.sh',
    `[Thu Nov 26 04:04:22 UTC 2026] You did not specify a digitalocean api key yet.`,
    'empty-input',
  ],
  ['external-dns', `time="2026-11-26T04:04:22Z" level=fatal msg="No token found"`, 'empty-input'],
  [
    'Ansible',
    `fatal: [web]: FAILED! => {"changed": false, "msg": "Failed to login using API token, please verify validity of API token."}`,
    'token-rejected?',
  ],
  [
    'MinIO',
    'mc: <ERROR> Unable to initialize new alias from the provided credentials. The Access Key Id you provided does not exist in our records.',
    'other-service',
  ],
  ['kubectl', 'error: You must be logged in to the server (Unauthorized)', 'other-service'],
  [
    'xh',
    `xh: error: error sending request for url (${url}): error trying to connect: tcp connect error: Connection refused (os error 111)`,
    'connection-failed',
  ],
  [
    'an MCP client',
    'Streamable HTTP error: Error POSTing to endpoint (HTTP 401): missing or invalid bearer token',
    'token-rejected',
  ],
  [
    'docker',
    'Error response from daemon: Get "https://registry.digitalocean.com/v2/": net/http: TLS handshake timeout',
    'connection-timeout',
  ],
  [
    'ddclient',
    `WARNING:  cannot connect to api.digitalocean.com:443 socket: IO::Socket::SSL: SSL connect attempt failed error:0A000086:SSL routines::certificate verify failed`,
    'tls-untrusted',
  ],
  [
    'OpenAI: another service',
    `Error: 401 Incorrect API key provided: sk-proj-****21sA. You can find your API key at https://platform.openai.com/account/api-keys.`,
    'foreign-token',
  ],
  ['a 5xx that is no outage', `Error: GET ${url}: 501 Not Implemented`, 'unexpected-response?'],
]);

const shown = (
  authorization: string,
) => `* Connected to api.digitalocean.com (104.16.181.15) port 443 (#0)
> GET /v2/account HTTP/1.1
> Host: api.digitalocean.com
> User-Agent: curl/8.5.0
${authorization}> Accept: */*
>
< HTTP/1.1 401 Unauthorized
< content-type: application/json
<
${unable}`;

describe('the request that curl -v shows', () => {
  test.each([
    ['no Authorization line', shown(''), 'missing-auth-header', 'certain'],
    ['an empty one', shown('> Authorization: Bearer \n'), 'empty-input', 'certain'],
    ['the wrong scheme', shown(`> Authorization: Token ${token}\n`), 'wrong-auth-scheme', 'likely'],
  ])('with %s', async (_what, text, code, confidence) => {
    const [one] = await diagnoses(text);
    expect([one?.code, one?.confidence]).toEqual([code, confidence]);
  });

  test('is not that of a command whose variable was empty', async () => {
    const command = `$ curl -v -H "Authorization: Bearer $DO_TOKEN" ${url}\n`;
    const [one] = await diagnoses(command + shown('> Authorization: Bearer\n'));
    expect([one?.code, one?.confidence]).toEqual(['empty-input', 'certain']);
  });
});

test('a token that worked in the same text is not called rejected', async () => {
  const account = JSON.stringify({
    account: { email: 'a@example.com', uuid: 'u', status: 'active' },
  });
  const text = `octodns: 401 Unauthorized ${url}\n${unable}\n\n$ curl -H "Authorization: Bearer $T" ${url}\n${account}`;
  const found = (await diagnoses(text)).find(({ code }) => code === 'token-rejected');
  expect(found).toMatchObject({ confidence: 'possible', evidence: { worked: true } });
});

test('an address that is cut off names no other host', async () => {
  const text = `#0 Client->request('GET', 'https://api.dig...', Array)\nClient error: \`GET ${url}\` resulted in a \`401 Unauthorized\` response:\n${unable}`;
  expect(await first(text)).toBe('token-rejected');
});

const heroku = '{"id":"unauthorized","message":"Invalid credentials provided."}';

each('whose answer it is', [
  [
    'a command to another provider below the answer',
    `HTTP/1.1 401\n\n${heroku}\ncurl https://api.heroku.com/account`,
    'other-service',
  ],
  [
    'a command to another provider above the answer',
    `curl https://api.heroku.com/account\nHTTP/1.1 401\n\n${heroku}`,
    'other-service',
  ],
  [
    'the Host header of another provider',
    `GET /account HTTP/1.1\nHost: api.heroku.com\n\nHTTP/1.1 401 Unauthorized\n\n${heroku}`,
    'other-service',
  ],
  [
    'a command to a host of the user',
    `curl https://api.example.org/me\nHTTP/1.1 401\n\n${heroku}`,
    'other-service',
  ],
  [
    'a call in source code',
    `r = requests.get("https://api.linode.com/v4/account")\n401 Client Error: Unauthorized`,
    'other-service',
  ],
  [
    'another provider says that something is not found',
    `{"id":"not_found","message":"The resource you requested could not be found."}\ncurl https://api.heroku.com/apps/x`,
    'other-service',
  ],
  [
    'a program was downloaded from GitHub before DigitalOcean answered',
    `curl -sL https://github.com/digitalocean/doctl/releases/x.tgz | tar xz\ndoctl account get\nError: GET ${url}: 401 Unable to authenticate you`,
    'token-rejected',
  ],
  [
    'DigitalOcean’s words behind a host of the user',
    `curl https://api.example.org/droplets\n{"error":"Unable to authenticate you"}`,
    'token-rejected',
  ],
  [
    'DigitalOcean’s words beside the endpoint of Spaces',
    'endpoint = "https://fra1.digitaloceanspaces.com"\nError: 401 Unable to authenticate you',
    'token-rejected',
  ],
  [
    'DigitalOcean’s words below a message to Slack',
    'curl https://hooks.slack.com/services/x\nError: Unable to authenticate you',
    'token-rejected',
  ],
  ['the id with another message', heroku, 'unexpected-response?'],
  ['the id alone', '{"id":"unauthorized"}', 'unexpected-response?'],
  [
    'the id with another message over several lines',
    '{\n  "id": "unauthorized",\n  "message": "Login first"\n}',
    'unexpected-response?',
  ],
  [
    'a proxy that has the same id',
    `proxy gateway.corp: {"id":"unauthorized","message":"Proxy session expired, please sign in"} when calling ${url}`,
    'unexpected-response?',
  ],
  [
    'a 403 with another reason',
    `403 {"id":"forbidden","message":"IP not allowed"} ${url}`,
    'scope-missing?',
  ],
  [
    'an authorization library with the same sentence',
    'Pundit::NotAuthorizedError: You are not authorized to perform this operation',
    'scope-missing?',
  ],
  ['a login to a machine', 'sshd: pam: unable to authenticate you', 'token-rejected?'],
  [
    'a login to a machine, in capitals',
    'sudo: pam_unix(auth): Unable to authenticate you',
    'token-rejected?',
  ],
  [
    'an OAuth server',
    `{"error":"invalid_grant"} https://acme.eu.auth0.com/oauth/token`,
    'other-service',
  ],
  [
    'an OAuth server of Google',
    `TokenError: Malformed auth code. (invalid_grant) at https://oauth2.googleapis.com/token`,
    'other-service',
  ],
  [
    'an OAuth server beside a status',
    `HTTP/1.1 400 Bad Request\n{"error":"invalid_grant"}\nPOST https://login.microsoftonline.com/common/oauth2/v2.0/token`,
    'other-service',
  ],
  [
    'DigitalOcean’s OAuth server',
    `{"error":"invalid_grant"} https://cloud.digitalocean.com/v1/oauth/token`,
    'oauth-invalid-grant',
  ],
  [
    'another provider’s words on the line of its address',
    `hcloud: unable to authenticate (unauthorized, 8f1)  https://api.hetzner.cloud/v1/servers`,
    'other-service?',
  ],
  [
    'npm',
    'npm error code E401\nnpm error Unable to authenticate, your authentication token seems to be invalid.',
    'other-service',
  ],
  [
    'a token of AWS',
    'An error occurred (ExpiredToken) when calling the AssumeRole operation: The security token included in the request is expired',
    'other-service',
  ],
  [
    'inference, whose address is in the code',
    `openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Invalid API key'}}\nllm = ChatOpenAI(base_url="https://inference.do-ai.run/v1")`,
    'other-service',
  ],
]);

test('a message that the text does not contain is not quoted', async () => {
  const texts = (await diagnoses(heroku)).flatMap(({ title, what, why }) => [title, what, why]);
  expect(texts.join(' ')).not.toContain('Unable to authenticate you');
});

each('a status that contradicts the words', [
  ['502', `HTTP/1.1 502 Bad Gateway\n\n${unable}`, 'service-unavailable'],
  ['407', `HTTP/1.1 407 Proxy Authentication Required\n\n${unable}`, 'proxy-failure'],
  [
    '503 in the body',
    `{"id":"service_unavailable","message":"Unable to authenticate you at this time, try later"} 503 ${url}`,
    'service-unavailable',
  ],
  [
    'none: the 401 came after a 502',
    `HTTP/1.1 502 Bad Gateway\n\nHTTP/1.1 401 Unauthorized\n\n${unable}`,
    'token-rejected',
  ],
]);

each('a command without a token', [
  ['DNS', `curl ${url}\ncurl: (6) Could not resolve host: api.digitalocean.com`, 'dns-failure'],
  [
    'TLS',
    `curl ${url}\ncurl: (60) SSL certificate problem: self-signed certificate`,
    'tls-untrusted',
  ],
  [
    '503',
    `$ curl ${url}\n<html><title>503 Service Temporarily Unavailable</title></html>`,
    'service-unavailable',
  ],
  ['429', `curl -I ${url}\nHTTP/1.1 429 Too Many Requests\nRetry-After: 30`, 'rate-limited'],
  ['407', `curl ${url}\ncurl: (56) CONNECT tunnel failed, response 407`, 'proxy-failure'],
  [
    'a network login page',
    `curl ${url}\n<html><head><meta http-equiv="refresh" content="0; url=http://wifi.hotel.example/login?dst=https://api.digitalocean.com"></head></html>`,
    'unexpected-response?',
  ],
  [
    'the 401 of a proxy',
    `< HTTP/1.1 401 Unauthorized\n< Server: BlueCoat\n{"error":"proxy_auth_required"}\ncurl ${url}`,
    'unexpected-response?',
  ],
  ['the 401 for it', `curl ${url}\n${unable}`, 'missing-auth-header'],
  ['a file of headers', `curl -H @headers.txt ${url}\n${unable}`, 'token-rejected'],
  ['a file of logins', `curl --netrc ${url}\n${unable}`, 'token-rejected'],
]);

test('a network fault below a command without a token leaves the verdict open', async () => {
  const text = `curl ${url}\ncurl: (6) Could not resolve host: api.digitalocean.com`;
  const [report] = await check(text, { network: false });
  expect(report?.verdict).toBe('undetermined');
  expect(report?.diagnoses.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
    'dns-failure warning',
    'missing-auth-header info',
  ]);
});

test.each([
  ['a rejection', 'sshd: pam: unable to authenticate you'],
  ['a refusal', 'Pundit::NotAuthorizedError: You are not authorized to perform this operation'],
])('%s that is only possible leaves the verdict open', async (_what, text) => {
  const [report] = await check(text, { network: false });
  expect(report?.verdict).toBe('undetermined');
});

test.each([
  '{"account":{"droplet_limit":25,"email":"a@example.com","uuid":"u"}}',
  '{"account":{"droplet_limit":25}}',
])('a scheme that DigitalOcean accepted is only possibly wrong: %s', async (body) => {
  const text = `curl -u "$DO_TOKEN:" ${url}\n${body}`;
  const found = (await diagnoses(text)).find(({ code }) => code === 'wrong-auth-scheme');
  expect(found?.confidence).toBe('possible');
});

each('more of what programs print', [
  ['HTTPie’s name in a comment', '-- https api.digitalocean.com /v2/account', 'unexplained?'],
  [
    'LWP, whose 500 no server sent',
    `Error: 500 Can't connect to api.digitalocean.com:443 (Bad hostname)`,
    'dns-failure',
  ],
  ['LWP without a reason', `500 Can't connect to api.digitalocean.com:443`, 'connection-failed'],
  [
    'an MCP client that could not start its server',
    '[digitalocean] [error] Server disconnected. spawn npx ENOENT',
    'unexplained',
  ],
  [
    'schannel without a revocation list',
    'curl: (35) schannel: next InitializeSecurityContext failed: CRYPT_E_NO_REVOCATION_CHECK (0x80092012) - The revocation function was unable to check revocation for the certificate.',
    'tls-untrusted',
  ],
  [
    'a named permission',
    `* Error creating droplet: POST https://api.digitalocean.com/v2/droplets: 403 (request "aa12") You are missing the required permission droplet:create.`,
    'scope-missing',
  ],
  [
    'S3 without a host of Spaces: XML',
    'Failed to copy: s3 upload: 403 Forbidden: <?xml version="1.0"?><Error><Code>AccessDenied</Code><HostId>nyc3b-nyc3</HostId></Error>',
    'other-service',
  ],
  [
    'S3 without a host of Spaces: boto3',
    'An error occurred (AccessDenied) when calling the PutObject operation: Access Denied',
    'other-service?',
  ],
  [
    'S3: the clock',
    `An error occurred (RequestTimeTooSkewed) when calling the ListObjects operation\nendpoint_url='https://ams3.digitaloceanspaces.com'`,
    'other-service',
  ],
  [
    'S3: Cyberduck',
    'Listing directory / failed. The request signature we calculated does not match the signature you provided. ams3.digitaloceanspaces.com',
    'other-service',
  ],
  ['S3: the region', 'Error: invalid region: region was not a valid DNS name.', 'other-service?'],
  [
    'AWS’s token service',
    'Error: error calling sts:GetCallerIdentity: InvalidClientTokenId: The security token included in the request is invalid.\n\tstatus code: 403\nendpoint = "https://fra1.digitaloceanspaces.com"',
    'other-service',
  ],
  [
    'a 422 beside DigitalOcean’s name',
    'DigitalOcean: 422 Unprocessable Entity',
    'request-refused?',
  ],
  [
    'Vagrant',
    'There was an issue with the request made to the Digital Ocean\nAPI at:\nPath: /v2/regions\n\nThe response status from the API was 401.',
    'unexpected-response?',
  ],
]);

test.each([
  [
    'the metadata service',
    'Get "http://169.254.169.254/metadata/v1/id": dial tcp 169.254.169.254:80: connect: connection refused',
  ],
  [
    'the cluster',
    'The connection to the server a1b2.k8s.ondigitalocean.com was refused - did you specify the right host or port?',
  ],
  ['another host', 'curl: (7) Failed to connect to localhost port 8080: Connection refused'],
])('a connection that %s refused is no fault of DigitalOcean’s API', async (place, text) => {
  const [one] = await diagnoses(text);
  expect(one).toMatchObject({ code: 'connection-failed', title: `No connection to ${place}` });
});

test('a host that DNS could not find is named', async () => {
  const text =
    'docker login registry.digitalocean.com\nError response from daemon: Get "https://registry.digitalocean.com/v2/": dial tcp: lookup registry.digitalocean.com on 127.0.0.53:53: no such host';
  const [one] = await diagnoses(text);
  expect(one?.title).toBe('DNS can’t find registry.digitalocean.com');
});

test('of several hosts the one that DNS could not find is named', async () => {
  const text =
    'failed to push registry.digitalocean.com/a/b:c: failed to do request: Head "https://sfo3.digitaloceanspaces.com/x": dial tcp: lookup sfo3.digitaloceanspaces.com on 192.0.2.1: no such host';
  const [one] = await diagnoses(text);
  expect(one?.title).toBe('DNS can’t find sfo3.digitaloceanspaces.com');
});

test('the program that refused a header is named', async () => {
  const [one] = await diagnoses(
    '$ terraform plan\nError: net/http: invalid header field value for "Authorization"',
  );
  expect(JSON.stringify(one?.fix)).toContain('DIGITALOCEAN_TOKEN');
});

test('a key of API v1 is not also called a request to API v1', async () => {
  const key = makeToken('', 'api v1').slice(0, 32);
  const found = await diagnoses(
    `https://api.digitalocean.com/droplets/?client_id=abc&api_key=${key}`,
  );
  expect(found.map(({ code }) => code)).not.toContain('retired-api');
});
