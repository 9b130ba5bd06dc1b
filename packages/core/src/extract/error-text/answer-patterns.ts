import type { Service } from '../../knowledge/hosts.ts';
import { anyOf, anyWord, group, sequence } from '../../text/patterns.ts';

/** The statuses that an API answers with; other numbers of three digits are something else. */
const number = /4(?:0[0-9]|1[0-8]|2[1-9]|31|51)|5(?:0[0-8]|2[0-7]|30)/;
const status = group('status', number);
/** Not a time or a size. */
const noUnit = /\b(?! ?(?:ms|s|bytes|MB|GB|KB)\b|[.:]\d)/;

const phrases = anyOf([
  /Bad Request|Unauthorized|Forbidden|Not Found|Method Not Allowed/,
  /Proxy Authentication Required|Conflict|Gone|Unprocessable Entity|Too Many Requests/,
  /Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out/,
  /Client Error|Server Error/, // requests
  /unknown\b/, // Go, Guzzle, got, about a status without a name
]);

/**
 * A number that a URL before it, a word before it or its reason phrase makes a status. The first one
 * that fits decides: the number after the address is the API's, and one before it can be a wrapper's.
 */
export const statuses: readonly RegExp[] = [
  // GET https://api.digitalocean.com/v2/account: 401, by godo; the same over two lines
  sequence([/https?:\/\/[^\s"']{1,300}["']?\)?:?\s/, status, noUnit], 'i'),
  // HTTP/1.1 401, HTTP Error 401:, HTTP status code: 401
  sequence(
    [/\bHTTP(?:\/\d(?:\.\d)?)?[\s:]{1,3}(?:(?:error|status|code)[\s:]{1,3}){0,2}/, status, /\b/],
    'i',
  ),
  // "status": 401, status_code=401, :status=>401, [status code 401], [http_code] => 401
  sequence(
    [
      /\b/,
      anyOf([
        /status|statuscode|status[_ -]code|http_?code|res?ponse code|response received/,
        /responded with|resulted in a|returned|server responded|request failed with status code/,
        /status code from registry/, // containers/image: podman, skopeo
        /response status from the API/, // vagrant-digitalocean
      ]),
      /["']?\]?(?:\s?=>\s?|[\s:=(]{1,3})["'`]?(?:was |of |code |a ){0,2}["'`]?/,
      status,
      /\b/,
    ],
    'i',
  ),
  // Response{protocol=http/1.1, code=503, by OkHttp; (code: 410), by libcloud
  sequence([/\bResponse\{[^}\n]{0,60}code=/, status, /\b/]),
  sequence([/\(code: /, status, /\)/]),
  // 401 Unauthorized, 401 Client Error, 401 "Unauthorized" (Ruby), 503 (Service Unavailable)
  sequence([/\b/, status, / ["(]?/, phrases, /\b/], 'i'),
  // ClientResponseError: 401, message='Unauthorized', by aiohttp
  sequence([/\b/, status, /, message=/]),
  // Error code: 401, by openai; error: 401 Unable…, error (401)
  sequence([
    /\b(?:[Ee]rror|ERROR)(?: code)?:? \(?/,
    status,
    /(?= ?[A-Z"{(<[-]|[)\]:,;]|\.?\s{0,4}$)/,
  ]),
  // 422 {"id":…, 522 error code: 522: a program that prints the status and the body
  sequence([/^\s{0,8}(?:\S{1,30}: )?/, status, /:? (?=\{|<|\\u003c|error code)/], 'i'),
];

/** The rest of a line on which a program printed the status alone, and what comes below it. */
export const statusAlone = sequence(
  [
    /^[ \t]{0,8}/,
    status,
    /[ \t\r]{0,8}(?:$|\n[ \t]{0,8}(?:[{<]|unknown\b|(?:[A-Z][A-Za-z-]{2,20} ?){1,3}[ \t\r]{0,4}$))/,
  ],
  'm',
);

/** The status line of an answer, as it is on the wire. */
export const statusLine = sequence([/^[ \t<]{0,8}HTTP\/\d(?:\.\d)? /, status, /\b/], 'i');

const bodyId = /["']id\\?["']\s{0,9}(?::|=>)\s{0,9}\\?["']/;

/**
 * What Azure's client for Python prints instead of the number, and the ids of DigitalOcean's bodies.
 * `vague`: other services have the same id.
 */
export const statusInWords: readonly {
  readonly status: number;
  readonly pattern: RegExp;
  readonly vague?: true;
}[] = [
  { status: 401, pattern: sequence([bodyId, /unauthorized\\?["']/], 'i'), vague: true },
  { status: 401, pattern: /invalid status 'Unauthorized'/ },
  { status: 403, pattern: /invalid status 'Forbidden'/ },
  { status: 400, pattern: /["']id\\?["']:\s?\\?["']bad[_ ]request\\?["']/ },
  { status: 404, pattern: /invalid status 'Not Found'/ },
  { status: 409, pattern: /["']id\\?["']:\s?\\?["']conflict\\?["']/ },
  { status: 429, pattern: /invalid status 'Too Many Requests'/ },
  { status: 500, pattern: /invalid status 'Internal Server Error'/ },
  { status: 502, pattern: /invalid status 'Bad Gateway'|["']bad_gateway["']|\bBad gateway\b/ },
  { status: 503, pattern: /invalid status 'Service Unavailable'/ },
  { status: 504, pattern: /invalid status 'Gateway Time-?out'|["']gateway_timeout["']/ },
];

/** The message beside an id that other services have as well; Heroku's 401 has the same one. */
export const idAndMessage = sequence(
  [
    bodyId,
    group('id', /unauthorized|forbidden/),
    /\\?["'],?\s{0,40}\\?["']message\\?["']\s{0,9}(?::|=>)\s{0,9}\\?["']/,
    group('message', /[^"\\\n]{1,300}/),
  ],
  'i',
);

/** The name of a status and nothing else, as clients have it for the message of an error. */
export const statusNamed = sequence(
  [
    /^[ \t]{0,8}(?:[\w.:]{0,60}(?:Error|Exception): )?/,
    group('name', phrases),
    /[.!]?[ \t\r]{0,4}$/,
  ],
  'm',
);
export const statusesByName: Readonly<Record<string, number>> = {
  Unauthorized: 401,
  Forbidden: 403,
  'Not Found': 404,
  Conflict: 409,
  Gone: 410,
  'Unprocessable Entity': 422,
  'Too Many Requests': 429,
  'Internal Server Error': 500,
  'Bad Gateway': 502,
  'Service Unavailable': 503,
  'Gateway Timeout': 504,
  'Gateway Time-out': 504,
};

/** Sentences of people: "fails with a 403", "401 responses", "gets 429", "429 rate limiting". */
export const statusInSentence: readonly RegExp[] = [
  sequence(
    [
      /\b(?:fail(?:s|ed|ing)?|with|gets?|got|getting|gives?|gave|returns?|receiv\w{1,4}|see(?:ing|s)?|throws?|throwing|answers?|hits?|hitting)(?: me| us| back)?(?: an?| the)?(?: HTTP| status| error| code){0,2} /,
      status,
      noUnit,
    ],
    'i',
  ),
  sequence([/\b/, status, /s? (?:responses?|errors?|status|answers?|rate limit\w{0,4})\b/], 'i'),
];

/** The products that a sentence is about, where it is not the API. */
export const productsInSentence: readonly {
  readonly service: Service;
  readonly pattern: RegExp;
}[] = [
  { service: 'spaces', pattern: /\bSpaces\b|\bS3\b|\bbucket|AccessDenied/ },
  {
    service: 'registry',
    pattern: /container registry|ImagePull|pulling (?:the )?image|images? get pulled/i,
  },
];

export const requestLine =
  /\b(?<method>GET|POST|PUT|PATCH|DELETE|HEAD)\s{1,4}["']?(?<address>https?:\/\/[^\s"'`]{1,500})/;
export const anyUrl = /\bhttps?:\/\/[^\s"'<>`]{1,500}/;
/** DigitalOcean's `x-request-id`. */
export const requestId = sequence(
  [
    /request(?:[_ -]?id)?["']?\s{0,4}[:=(]?\s{0,4}["']?/,
    /(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/,
  ],
  'i',
);
/** The header in a dump of an answer, in seconds. */
export const retryAfter =
  /\bretry-after["']?\s{0,3}(?::|=>)\s{0,3}["'[]{0,2}(?<seconds>\d{1,5})\b/i;

/** What other services say when they reject their own credentials. */
export const foreignAnswers: readonly {
  readonly service: Service;
  readonly status: number | null;
  readonly pattern: RegExp;
}[] = [
  {
    service: 'kubernetes',
    status: 401,
    pattern: anyOf(
      [
        /you must be logged in to the server/,
        /the server has asked for the client to provide credentials/,
        /\bconnect(?:ing)? to (?:the |your |my )?cluster\b.{0,60}\bunauthorized\b/, // k9s
        /\b(?:k9s|(?:open)?lens|headlamp|kubectl)\b[^/\n]{0,80}\bunauthorized\b/,
      ],
      'i',
    ),
  },
  {
    service: 'spaces',
    status: 403,
    pattern: anyOf(
      [
        /\bInvalidAccessKeyId\b|\bSignatureDoesNotMatch\b|Access Key Id you provided does not exist/,
        /request signature we calculated does not match/,
        /\bRequestTimeTooSkewed\b|<Error><Code>AccessDenied<|\(AccessDenied\) when calling the/,
        /\bAccessDenied: [^\n]{0,80}\s{0,6}status code: 403, request id\b/, // AWS's SDK for Go
        /\[AccessDenied\]|\bS3ServiceException\b.{0,80}\bAccess ?Denied\b|\bCode: ['"]AccessDenied['"]/, // for JavaScript
        /\boperation error S3: [^\n]{0,200}\bAccessDenied\b|\bS3 error: 403 \(AccessDenied\)/, // its version 2, s3cmd
        /\btx[0-9a-f]{15,25}-[0-9a-f]{8,12}-[0-9a-f]{5,10}-[a-z]{3}\d/, // the request id of Spaces
      ],
      'i',
    ),
  },
  {
    service: 'spaces',
    status: 400,
    pattern: anyOf(
      [
        /\bInvalidLocationConstraint\b|\bIllegalLocationConstraintException\b/,
        /\bAuthorizationHeaderMalformed\b|\binvalid region: region was not a valid DNS name/,
        /\bInvalidRequest: invalid region\b|\bXAmzContentSHA256Mismatch\b/,
      ],
      'i',
    ),
  },
  { service: 'other', status: 401, pattern: /\bnpm (?:error|ERR!) code E40[13]\b/ },
  {
    service: 'registry',
    status: 401,
    pattern: anyOf(
      [
        /unauthorized: (?:authentication required|failed authentication)|no basic auth credentials/, // docker
        /registry\.digitalocean\.com.{0,200}(?:unauthorized|denied)/,
        /pulling from host registry\.digitalocean\.com failed with status code/, // containerd
      ],
      'i',
    ),
  },
  {
    service: 'registry',
    status: 403,
    pattern: /denied: requested access to the resource is denied/, // docker
  },
  {
    service: 'registry',
    status: 401,
    pattern: /\b(?:ErrImagePull|ImagePullBackOff)\b.{0,300}\b(?:unauthorized|401)\b/i, // Kubernetes
  },
  {
    service: 'registry',
    status: 403,
    pattern: /failed to (?:authorize|fetch (?:oauth|anonymous) token)[^\n]{0,80}\b403 Forbidden/i, // buildkit
  },
  // Google and Microsoft, about their own grants and clients
  { service: 'other', status: 400, pattern: /Token has been expired or revoked|\bAADSTS\d{4,7}\b/ },
  // Cloudflare
  { service: 'other', status: 400, pattern: /"code":\s?(?:6003|6111|9109|10000)\b/ },
  // Amazon's token service, which S3 clients without an endpoint ask
  {
    service: 'provider',
    status: 403,
    pattern: anyOf(
      [
        /\bInvalidClientTokenId\b|security token included in the request is (?:invalid|expired)/,
        /\bUnrecognizedClientException\b/,
      ],
      'i',
    ),
  },
  // OpenAI
  { service: 'other', status: 401, pattern: /Incorrect API key provided: sk-/ },
];

/**
 * A client that expected JSON and got the plain text of a 401 (api-v2 issue 189, typhoon issue 165).
 * Any other text that begins with U does the same.
 */
export const plainText = anyOf(
  [
    /invalid character 'U' looking for beginning of value/, // Go
    /undefined method [`']id' for/, // Ruby
    /failed to login using API token/, // Ansible's community.digitalocean, about any status but 200
    /unexpected token '?U'?,? (?:"Unable|in JSON at position 0)/, // JavaScript
  ],
  'i',
);
/** The class of an error that clients raise at a 401. Only DigitalOcean’s in a text about it. */
export const unauthorizedClass =
  /\b(?:DigitalOcean\w{0,20}Unauthorized|InvalidCredsError|\w{0,40}(?:Unauthorized|Unauthenticated)(?:Error|Exception))\b/;
/** A client that expected JSON and got something else: a web page in most cases, or nothing. */
export const notJson = anyOf(
  [
    /invalid character '<' looking for beginning of value/, // Go
    /unexpected token '?<'?|unexpected end of JSON input/, // JavaScript
    /expecting value: line 1 column 1|JSONDecodeError/, // Python
    /unexpected token at '|unexpected character: '<'/, // Ruby
    /expected value at line 1 column 1/, // Rust
    /jq: (?:parse )?error/, // jq, below a command
    /\bJSONReadError: Read failed from DigitalOcean/, // python-digitalocean
    /failed to parse JSON|attempt to decode JSON with unexpected mimetype/, // libcloud, aiohttp
  ],
  'i',
);

/** What acme.sh says about wget's exit status 6: the server asked for a login. */
export const wgetLogin = /wget\/manual\/html_node\/Exit-Status\.html for error code: 6\b/;

/** A client that prints its error without the status. */
export const someStatus = /\bERR_(?:NON_2XX_3XX_RESPONSE|BODY_PARSE_FAILURE)\b/; // got
/** The requests of the hour are used up, by a header of an answer whose status isn't shown. */
export const usedUp = /(?<![\w-])ratelimit-remaining["']?\s?(?:[:=]|=>)\s?[["']{0,2}0\b/i;
/** The header with which a proxy asks for a login. */
export const proxyChallenge = /\bproxy-authenticate["']?\s?(?:[:=]|=>)/i;

/** What every line of an answer contains: a status, or a word of a message. */
export const answerHint = anyOf(
  [
    /\b[45]\d\d\b/,
    /access token|unable to|not authorized|do not have|could not be found|no longer available/,
    anyWord('unauthorized forbidden unprocessable unavailable server-side too.many gateway'),
    /rate limit|cloudflare|bot-free|account (?:is|has been) |upstream/,
  ],
  'gi',
);
