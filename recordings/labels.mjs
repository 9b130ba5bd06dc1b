/**
 * What may honestly be concluded from a recording. We know what happened (the situation) and what the
 * server saw; how much of it the printed text shows decides the label: the server's own words, only a
 * status and the API's host, only a status, or nothing. The code that reads these texts was not looked at.
 *
 * - expected: codes of which any is right as the first diagnosis
 * - also: further codes that are acceptable
 * - must_not: codes that would be false
 * - max_confidence: how sure a code may be, where it may not be certain
 * - fault: credential, permission, account, request, none, or unknown if the text doesn't show it
 */
import { ANSWERS } from './server/answers.mjs';

/** Codes that say something definite. What isn't acceptable in a situation would be false. */
const DEFINITE = [
  'account-locked',
  'blocked-by-intermediary',
  'connection-failed',
  'connection-timeout',
  'dns-failure',
  'empty-input',
  'foreign-token',
  'malformed-token',
  'missing-auth-header',
  'missing-auth-scheme',
  'placeholder-token',
  'proxy-failure',
  'rate-limited',
  'request-refused',
  'scope-missing',
  'secret-unset',
  'service-unavailable',
  'stray-whitespace',
  'surrounding-quotes',
  'tls-untrusted',
  'token-accepted',
  'token-expired',
  'token-in-url',
  'token-rejected',
  'token-revoked',
  'truncated-token',
  'unexpanded-variable',
  'wrong-auth-scheme',
  'wrong-host',
];

/** A 401 fits an empty token and a wrong scheme too: no such suggestion is false. */
const FITS_A_REJECTION = [
  'empty-input',
  'missing-auth-scheme',
  'request-refused',
  'secret-unset',
  'token-in-url',
  'wrong-auth-scheme',
];

const conclude = (fault, expected, also = [], max = {}, tolerated = []) => {
  const acceptable = new Set([...expected, ...also, ...tolerated]);
  return {
    expected,
    also: also.filter((code) => !expected.includes(code)),
    must_not: DEFINITE.filter((code) => !acceptable.has(code)),
    max_confidence: max,
    fault,
  };
};

const REASONS = {
  400: /bad.?request/i,
  401: /unauthori[sz]ed/i,
  403: /forbidden/i,
  404: /not.?found/i,
  409: /conflict/i,
  410: /\bgone\b/i,
  422: /unprocessable/i,
  429: /too.?many.?requests|rate.?limit/i,
  500: /internal.?server.?error|server_error/i,
  502: /bad.?gateway/i,
  503: /service.?(is currently )?unavailable/i,
  504: /gateway.?time-?out/i,
};

const showsStatus = (text, status) =>
  new RegExp(`(?<![\\w.:/-]|line )${status}(?![\\w/])`).test(text) ||
  REASONS[status]?.test(text) === true;

/** The host, or a library whose name says whose API it is. */
const showsHost = (text) => /digitalocean/i.test(text);

const NOT_JSON =
  /not valid JSON|unexpected token|JSON|invalid character|Expecting value|parse error|decode|unmarshal|expected value|MismatchedInput|MalformedJson|unexpected end|EOF/i;

/** A client that says in its own words that the token was rejected (Ansible's collection). */
const OWN_WORDS = /Failed to login using API token/;

/** The answer isn't the API's JSON, and the text doesn't say whose it is. */
const someOtherAnswer = (truth = []) =>
  conclude(
    'none',
    ['unexpected-response', 'blocked-by-intermediary'],
    [
      'service-unavailable',
      'proxy-failure',
      'wrong-host',
      'other-service',
      'unexplained',
      ...truth,
    ],
    {
      'service-unavailable': 'possible',
      'wrong-host': 'possible',
      'blocked-by-intermediary': 'likely',
    },
  );

/** The text shows neither a status nor words. Only a guess may name the cause. */
const nothing = (truth) =>
  conclude(
    'unknown',
    ['unexplained', 'unexpected-response'],
    truth,
    Object.fromEntries(truth.map((code) => [code, 'possible'])),
  );

/** Only a status is shown, with or without the API's host. */
function byStatus(text, status) {
  const host = showsHost(text);
  if (status === 401) {
    return host
      ? conclude(
          'credential',
          ['token-rejected'],
          ['unexpected-response'],
          { 'token-rejected': 'likely' },
          FITS_A_REJECTION,
        )
      : conclude(
          'unknown',
          ['unexpected-response', 'token-rejected'],
          ['unexplained'],
          { 'token-rejected': 'likely' },
          FITS_A_REJECTION,
        );
  }
  if (status === 403) {
    return host
      ? conclude('unknown', ['unexpected-response', 'scope-missing'], ['blocked-by-intermediary'], {
          'scope-missing': 'likely',
          'blocked-by-intermediary': 'possible',
        })
      : conclude(
          'unknown',
          ['unexpected-response'],
          ['scope-missing', 'blocked-by-intermediary', 'unexplained'],
          {
            'scope-missing': 'possible',
            'blocked-by-intermediary': 'possible',
          },
        );
  }
  if (status === 429)
    return conclude('none', ['rate-limited'], host ? [] : ['unexpected-response']);
  if (status >= 500) {
    return conclude(
      'none',
      ['service-unavailable'],
      ['unexpected-response', 'blocked-by-intermediary', ...(host ? [] : ['unexplained'])],
    );
  }
  if (status >= 400) {
    return conclude(
      'request',
      ['request-refused', 'unexpected-response'],
      ['unexplained', ...(status === 404 ? ['wrong-host', 'other-service'] : [])],
      {
        'wrong-host': 'possible',
        'other-service': 'possible',
      },
    );
  }
  return someOtherAnswer();
}

/** Does the text show the words of this answer? A client may wrap lines, escape quotes or cut. */
function showsWords(text, answer) {
  const squeezed = text.replace(/\\[rnt"']|[\s"'│|\\]/g, '').toLowerCase();
  const words = answer.body.startsWith('{')
    ? [JSON.parse(answer.body).message ?? JSON.parse(answer.body).error_description]
    : (answer.body.match(/<title>[^<]+|<h[12][^>]*>[^<]+|^[^<]+$/g) ?? []).map((part) =>
        part.replace(/<[^>]*>/, ''),
      );
  // The title of a short error page is the status line: only its markup tells that the page is shown.
  if (
    /<title>\d{3} |<h1>\d{3} /.test(answer.body) &&
    !/<\/?(html|head|body|title|center|h1)>/i.test(text)
  ) {
    return false;
  }
  return words.some(
    (part) =>
      (part && squeezed.includes(part.replace(/[.\s"'│|\\]/g, '').toLowerCase())) ||
      (part && squeezed.includes(part.replace(/[\s"'│|\\]/g, '').toLowerCase())),
  );
}

function byAnswer(situation, text) {
  const answer = ANSWERS[situation.answer];
  const { status } = answer;
  // Who follows the redirect sees the page behind it.
  const words =
    (situation.id === 'redirect302' && showsWords(text, ANSWERS.hotel200)) ||
    (answer.body !== '' && situation.id !== 'cut200' && showsWords(text, answer));
  if (!words) {
    if (status === 401 && OWN_WORDS.test(text)) {
      return conclude(
        'credential',
        ['token-rejected'],
        ['unexpected-response', 'unexplained'],
        { 'token-rejected': 'likely' },
        FITS_A_REJECTION,
      );
    }
    if (status >= 400 && showsStatus(text, status)) return byStatus(text, status);
    const truth = {
      rejected: ['token-rejected'],
      scope: ['scope-missing'],
      locked: ['account-locked'],
      filter: ['blocked-by-intermediary'],
      'refused-request': ['request-refused'],
      'other-404': ['wrong-host', 'request-refused', 'other-service'],
      rate: ['rate-limited'],
      outage: ['service-unavailable'],
      oauth: ['token-rejected'],
      page: ['blocked-by-intermediary'],
      'broken-answer': ['connection-failed', 'service-unavailable'],
    }[situation.kind];
    if (situation.kind === 'broken-answer') {
      return conclude(
        'none',
        ['unexpected-response', 'connection-failed', 'unexplained'],
        ['blocked-by-intermediary', 'service-unavailable', 'proxy-failure'],
        {
          'blocked-by-intermediary': 'possible',
          'service-unavailable': 'possible',
          'proxy-failure': 'possible',
        },
      );
    }
    if (
      situation.id === 's401text' &&
      /invalid character 'U'|"Unable to|'Unable to|Unexpected token 'U'/.test(text)
    ) {
      return conclude(
        'credential',
        ['unexpected-response', 'token-rejected', 'unexplained'],
        [],
        { 'token-rejected': 'likely' },
        FITS_A_REJECTION,
      );
    }
    if (NOT_JSON.test(text) && !answer.body.startsWith('{')) return someOtherAnswer(truth);
    return nothing(truth);
  }
  switch (situation.kind) {
    case 'rejected':
      return conclude('credential', ['token-rejected'], [], {}, FITS_A_REJECTION);
    case 'oauth':
      return situation.id === 'oauthexpired'
        ? conclude(
            'credential',
            ['token-expired', 'token-rejected'],
            [],
            { 'token-expired': 'likely' },
            FITS_A_REJECTION,
          )
        : conclude(
            'credential',
            ['token-revoked', 'token-rejected'],
            [],
            { 'token-revoked': 'likely' },
            FITS_A_REJECTION,
          );
    case 'scope':
      return conclude('permission', ['scope-missing'], [], {}, ['request-refused']);
    case 'locked':
      return conclude('account', ['account-locked'], [], {}, ['request-refused']);
    case 'filter':
      return conclude(
        'none',
        ['blocked-by-intermediary'],
        situation.id.startsWith('filter')
          ? ['unexpected-response', 'proxy-failure']
          : ['unexpected-response'],
        { 'proxy-failure': 'likely' },
      );
    case 'refused-request':
      return conclude(
        'request',
        ['request-refused'],
        situation.id === 's410'
          ? ['unexpected-response', 'retired-api']
          : ['unexpected-response', 'unexplained'],
        { 'retired-api': 'likely' },
      );
    case 'other-404':
      return conclude(
        'request',
        ['unexpected-response', 'wrong-host', 'other-service', 'blocked-by-intermediary'],
        ['unexplained'],
        {
          'blocked-by-intermediary': 'likely',
          'wrong-host': 'likely',
        },
        [],
      );
    case 'rate':
      return conclude(
        'none',
        ['rate-limited'],
        situation.id === 'cf1015' ? ['blocked-by-intermediary'] : [],
      );
    case 'outage':
      return conclude(
        'none',
        ['service-unavailable'],
        answer.body.startsWith('{')
          ? ['unexpected-response']
          : ['unexpected-response', 'blocked-by-intermediary'],
      );
    default:
      return conclude(
        'none',
        [
          'unexpected-response',
          'blocked-by-intermediary',
          ...(situation.id === 'login200' ? ['wrong-host', 'other-service'] : []),
        ],
        ['proxy-failure', 'wrong-host', 'other-service', 'service-unavailable', 'unexplained'],
        {
          'service-unavailable': 'possible',
          'proxy-failure': 'possible',
          'wrong-host': 'likely',
        },
      );
  }
}

/** A connection failed, and the text doesn't say how. */
const someConnection = () =>
  conclude(
    'none',
    ['connection-failed', 'unexplained'],
    [
      'unexpected-response',
      'dns-failure',
      'connection-timeout',
      'tls-untrusted',
      'proxy-failure',
      'service-unavailable',
    ],
    {
      'dns-failure': 'possible',
      'connection-timeout': 'possible',
      'tls-untrusted': 'possible',
      'proxy-failure': 'possible',
      'service-unavailable': 'possible',
    },
  );

const DNS_WORDS =
  /resolv|resolution|getaddrinfo|ENOTFOUND|EAI_AGAIN|no such host|name or service|UnknownHost|server misbehaving|NameResolution|dns (error|failure|lookup)|unknown host|nodename|failed to lookup/i;
const REFUSED_WORDS =
  /refused|ECONNREFUSED|Couldn't connect|Failed to connect|Could not connect|cannot connect/i;
const UNREACHABLE_WORDS =
  /no route|unreach|EHOSTUNREACH|ENETUNREACH|Couldn't connect|Failed to connect|Could not connect|Cannot connect/i;
const CUT_WORDS =
  /reset|ECONNRESET|broken.?pipe|EPIPE|hang up|hung up|SYSCALL|empty reply|disconnected|other side closed|closed|prematurely|premature|aborted|terminated|unexpected(ly)? (eof|end)|recv failure|Recv failure|without (a )?response|EOF occurred|IncompleteMessage|message completed/i;
const TIMEOUT_WORDS = /time[d]?[ -]?out|timeout|ETIMEDOUT|deadline exceeded/i;
const TLS_WORDS =
  /certificat|x509|\bSSL|\bTLS|PKIX|CERT_|self.?signed|handshake|SAN |HTTP response to HTTPS|InvalidContentType|UnknownIssuer|subject name|altname/i;
const PROXY_WORDS = /proxy|tunnel|\bCONNECT\b|10\.20\.0\.1/i;

function byNetwork(situation, text) {
  const possibleProxy = { 'proxy-failure': 'possible', 'wrong-host': 'possible' };
  switch (situation.kind) {
    case 'dns':
      return DNS_WORDS.test(text) ? conclude('none', ['dns-failure'], []) : someConnection();
    case 'refused':
      return (situation.id === 'refused' ? REFUSED_WORDS : UNREACHABLE_WORDS).test(text)
        ? conclude('none', ['connection-failed'], [])
        : someConnection();
    case 'cut':
      if (CUT_WORDS.test(text)) {
        return conclude(
          'none',
          ['connection-failed'],
          [
            'unexpected-response',
            'tls-untrusted',
            'proxy-failure',
            'blocked-by-intermediary',
            'service-unavailable',
          ],
          {
            'tls-untrusted': TLS_WORDS.test(text) ? 'likely' : 'possible',
            'proxy-failure': 'possible',
            'blocked-by-intermediary': 'possible',
            'service-unavailable': 'possible',
          },
        );
      }
      if (/\bEOF\b/.test(text)) {
        return conclude(
          'none',
          ['connection-failed', 'unexpected-response', 'unexplained'],
          ['tls-untrusted', 'proxy-failure', 'blocked-by-intermediary'],
          {
            'tls-untrusted': 'possible',
            'proxy-failure': 'possible',
            'blocked-by-intermediary': 'possible',
          },
        );
      }
      return TLS_WORDS.test(text)
        ? conclude(
            'none',
            ['connection-failed', 'tls-untrusted'],
            ['unexplained', 'proxy-failure'],
            { 'tls-untrusted': 'likely', 'proxy-failure': 'possible' },
          )
        : someConnection();
    case 'timeout':
      if (TIMEOUT_WORDS.test(text)) {
        return conclude(
          'none',
          ['connection-timeout'],
          ['connection-failed', 'service-unavailable'],
          { 'service-unavailable': 'possible' },
        );
      }
      return /abort|cancel/i.test(text)
        ? conclude(
            'none',
            ['connection-timeout', 'connection-failed', 'unexplained'],
            ['service-unavailable'],
            { 'service-unavailable': 'possible' },
          )
        : someConnection();
    case 'tls':
      if (situation.id === 'tlsplain') {
        return TLS_WORDS.test(text)
          ? conclude(
              'none',
              ['tls-untrusted', 'connection-failed', 'proxy-failure', 'unexpected-response'],
              ['wrong-host', 'blocked-by-intermediary', 'insecure-url', 'unexplained'],
              {
                'proxy-failure': 'likely',
                'wrong-host': 'possible',
                'blocked-by-intermediary': 'likely',
              },
            )
          : someConnection();
      }
      if (!TLS_WORDS.test(text)) return someConnection();
      return conclude(
        'none',
        ['tls-untrusted'],
        [
          'proxy-failure',
          ...(/tlsexpired|tlsearly/.test(situation.id) ? ['clock-skew'] : []),
          ...(situation.id === 'tlsname' ? ['wrong-host'] : []),
        ],
        possibleProxy,
        ['wrong-host'],
      );
    default:
      return byProxy(situation, text);
  }
}

function byProxy(situation, text) {
  const names = PROXY_WORDS.test(text);
  switch (situation.id) {
    case 'proxy407':
      return names || showsStatus(text, 407)
        ? conclude('none', ['proxy-failure'])
        : someConnection();
    case 'proxy403':
      if (names || /: Forbidden\s*$/m.test(text)) {
        return conclude(
          'none',
          ['proxy-failure'],
          ['blocked-by-intermediary', 'unexpected-response', ...(names ? [] : ['unexplained'])],
        );
      }
      return showsStatus(text, 403)
        ? conclude(
            'none',
            ['proxy-failure', 'unexpected-response'],
            ['scope-missing', 'blocked-by-intermediary', 'unexplained'],
            { 'scope-missing': 'possible', 'blocked-by-intermediary': 'likely' },
          )
        : someConnection();
    case 'proxy502':
      if (names)
        return conclude(
          'none',
          ['proxy-failure'],
          [
            'service-unavailable',
            'unexpected-response',
            'connection-failed',
            'blocked-by-intermediary',
          ],
          { 'service-unavailable': 'possible' },
        );
      return showsStatus(text, 502)
        ? conclude(
            'none',
            ['service-unavailable', 'proxy-failure', 'unexpected-response'],
            ['blocked-by-intermediary', 'connection-failed', 'unexplained'],
          )
        : someConnection();
    case 'proxyrefused':
      if (names) return conclude('none', ['proxy-failure', 'connection-failed']);
      return REFUSED_WORDS.test(text)
        ? conclude('none', ['connection-failed'], ['proxy-failure'])
        : someConnection();
    default:
      if (names && !/digitalocean/i.test(text))
        return conclude('none', ['proxy-failure', 'dns-failure']);
      if (names) return conclude('none', ['proxy-failure', 'dns-failure'], ['connection-failed']);
      return DNS_WORDS.test(text)
        ? conclude('none', ['dns-failure'], ['proxy-failure'])
        : someConnection();
  }
}

function byBase(situation, text, statuses) {
  switch (situation.id) {
    case 'basepanel': {
      const answer = { ...situation, kind: 'other-404', answer: 'panel404' };
      if (/cloud\.digitalocean\.com/.test(text)) {
        return conclude(
          'request',
          ['wrong-host'],
          ['unexpected-response', 'other-service', 'request-refused', 'blocked-by-intermediary'],
          { 'blocked-by-intermediary': 'possible' },
        );
      }
      return byAnswer(answer, text);
    }
    case 'basetypo':
      if (/digitalocean\.co\b(?!m)/.test(text))
        return DNS_WORDS.test(text)
          ? conclude('request', ['wrong-host', 'dns-failure'], ['connection-failed'])
          : conclude(
              'request',
              ['wrong-host', 'connection-failed', 'unexplained'],
              ['dns-failure', 'unexpected-response'],
              { 'dns-failure': 'possible' },
            );
      return DNS_WORDS.test(text)
        ? conclude('none', ['dns-failure'], ['wrong-host'])
        : someConnection();
    case 'baselocal':
      return conclude(
        'request',
        ['connection-failed', 'wrong-host'],
        ['unexplained', 'insecure-url', 'other-service', 'proxy-failure'],
        { 'proxy-failure': 'possible' },
      );
    default:
      if (statuses.includes(401)) {
        // The redirect to https:// was followed, without the header.
        const shown = byAnswer({ id: 's401', kind: 'rejected', answer: 's401' }, text);
        const more = ['insecure-url', 'missing-auth-header', 'unexpected-response'];
        return {
          ...shown,
          also: [...new Set([...shown.also, ...more])].filter(
            (code) => !shown.expected.includes(code),
          ),
          must_not: shown.must_not.filter((code) => !more.includes(code)),
        };
      }
      if (/\b30[1278]\b|moved|redirect/i.test(text)) {
        return conclude(
          'request',
          ['insecure-url', 'unexpected-response', 'wrong-host'],
          ['blocked-by-intermediary', 'unexplained', 'missing-url', 'other-service'],
          { 'blocked-by-intermediary': 'possible' },
        );
      }
      return conclude(
        'request',
        ['wrong-host', 'missing-url', 'unexplained', 'insecure-url', 'unexpected-response'],
        ['other-service', 'blocked-by-intermediary', 'connection-failed', 'request-refused'],
        {
          'blocked-by-intermediary': 'possible',
          'connection-failed': 'possible',
          'request-refused': 'possible',
        },
      );
  }
}

/** The fault of the token is to be seen in the printed request. */
const VISIBLE = {
  quoted: [
    /(Bearer |token["': =]+)\\*"\{\{token\}\}/i,
    ['surrounding-quotes'],
    ['malformed-token', 'token-rejected'],
  ],
  placeholder: [/your_api_token_here/, ['placeholder-token'], ['token-rejected']],
  literal: [
    /Bearer \$DIGITALOCEAN_TOKEN/,
    ['unexpanded-variable'],
    ['placeholder-token', 'token-rejected'],
  ],
  masked: [/Bearer \*\*\*/, ['masked-token', 'token-rejected'], ['placeholder-token']],
  truncated: [/\{\{token:0:40\}\}/, ['truncated-token'], ['malformed-token', 'token-rejected']],
  repeated: [/Bearer Bearer/, ['repeated-auth-scheme'], ['token-rejected']],
  code: [
    /\{\{code\}\}/,
    ['token-rejected', 'authorization-code', 'unrecognized-credential', 'oauth-client-credential'],
    ['malformed-token'],
  ],
  refresh: [/\{\{refresh\}\}/, ['refresh-token'], ['token-rejected']],
  spaceskey: [/\{\{spaces-key\}\}/, ['spaces-key'], ['token-rejected']],
  foreign: [/\{\{github-token\}\}/, ['foreign-token'], ['token-rejected']],
  empty: [
    /Bearer ?['"\\\r\n,})\]]|Bearer ?$/im,
    ['empty-input', 'missing-auth-header', 'unexpanded-variable', 'secret-unset'],
    ['token-rejected', 'missing-auth-scheme', 'stray-whitespace'],
  ],
  unset: [
    /Bearer ?(undefined|None|null|nil|['"\\\r\n,})\]]|$)/im,
    [
      'unexpanded-variable',
      'placeholder-token',
      'empty-input',
      'secret-unset',
      'missing-auth-header',
    ],
    [
      'token-rejected',
      'unrecognized-credential',
      'malformed-token',
      'truncated-token',
      'missing-auth-scheme',
    ],
  ],
};

const NO_TOKEN = ['secret-unset', 'empty-input', 'unexpanded-variable', 'missing-auth-header'];
const BAD_CHARACTER = ['stray-whitespace', 'invisible-characters', 'malformed-token'];

/** Only "400 Bad Request": the token may be the cause, among much else. */
const onlyBadRequest = (codes) =>
  conclude(
    'unknown',
    ['unexpected-response', 'request-refused'],
    ['unexplained', ...codes],
    Object.fromEntries(codes.map((code) => [code, 'possible'])),
  );

function byToken(situation, text, statuses) {
  const isCharacter = /newline|curly|zerowidth/.test(situation.id);
  const isQuote = situation.id === 'curly';
  const shown = VISIBLE[situation.id];
  // A typed command says how the shell reads it, not what was sent.
  const printed = text.replace(/^\$ .*\n/, '');
  const isShown =
    shown?.[0].test(printed) === true ||
    (situation.id === 'literal' && /'Authorization: Bearer \$\w+'/.test(text));

  if (situation.id === 'unset' && /KeyError: '\w*TOKEN'/.test(text)) {
    return conclude('credential', NO_TOKEN, ['placeholder-token', 'unexplained']);
  }
  if (statuses.length === 0) {
    // Something on the way answered before the request was complete.
    if (isCharacter && showsStatus(text, 400) && !/header value/i.test(text)) {
      return text.includes('{{token')
        ? conclude(
            'credential',
            [...BAD_CHARACTER, 'unexpected-response', 'request-refused'],
            ['unexplained'],
          )
        : onlyBadRequest(BAD_CHARACTER);
    }
    if (situation.id === 'empty' || situation.id === 'unset') {
      return conclude('credential', NO_TOKEN, [
        'placeholder-token',
        'missing-auth-scheme',
        'unexplained',
        ...BAD_CHARACTER,
      ]);
    }
    if (isQuote) {
      return conclude(
        'credential',
        [
          'surrounding-quotes',
          'invisible-characters',
          'malformed-token',
          ...(/201c|8220|“|\\xe2|â/i.test(text) ? [] : ['stray-whitespace']),
        ],
        ['unexplained', 'unexpected-response'],
      );
    }
    if (isCharacter) {
      return conclude('credential', BAD_CHARACTER, [
        'unexplained',
        'unexpected-response',
        ...(situation.id === 'zerowidth' ? ['surrounding-quotes'] : []),
      ]);
    }
    const [, expected, also] = shown ?? [null, [], []];
    return conclude(
      'credential',
      [...new Set([...expected, 'malformed-token', 'unexplained'])],
      [...also, 'unexpected-response', ...BAD_CHARACTER],
    );
  }
  if (statuses.every((status) => status === 400)) {
    const codes = isQuote
      ? ['surrounding-quotes', ...BAD_CHARACTER]
      : [...BAD_CHARACTER, 'surrounding-quotes'];
    if (/invalid header value/i.test(text))
      return conclude('credential', codes, ['unexpected-response']);
    if (showsStatus(text, 400)) return onlyBadRequest(codes);
    return NOT_JSON.test(text) ? someOtherAnswer(codes) : nothing(codes);
  }
  if (isShown) return conclude('credential', shown[1], shown[2], {}, FITS_A_REJECTION);
  return byAnswer({ id: 's401', kind: 'rejected', answer: 's401' }, text);
}

/** Answers of Spaces and of the registry: another product, with credentials of its own. */
function byProduct(situation, text) {
  const other = ['unexpected-response', 'unexplained', 'other-product-credential'];
  const code = ANSWERS[situation.answer]?.body.match(/<Code>(\w+)/)?.[1];
  if (code && !text.includes(code)) {
    return conclude(
      'unknown',
      ['unexpected-response', 'unexplained', 'other-service'],
      [
        'spaces-key',
        'scope-missing',
        'request-refused',
        'blocked-by-intermediary',
        'service-unavailable',
        'rate-limited',
      ],
      {
        'scope-missing': 'possible',
        'request-refused': 'likely',
        'blocked-by-intermediary': 'possible',
      },
    );
  }
  switch (situation.id) {
    case 's3unknownkey':
    case 's3signature':
      return conclude('credential', ['other-service', 'spaces-key'], ['foreign-token', ...other]);
    case 's3denied':
      return conclude(
        'unknown',
        ['other-service', 'spaces-key'],
        ['scope-missing', 'wrong-host', ...other],
        {
          'scope-missing': 'likely',
          'wrong-host': 'possible',
        },
      );
    case 's3nobucket':
      return conclude(
        'request',
        ['other-service', 'request-refused'],
        ['spaces-key', 'wrong-host', ...other],
        { 'wrong-host': 'possible' },
      );
    case 's3slowdown':
      return conclude('none', ['rate-limited', 'service-unavailable', 'other-service'], other);
    case 's3unset':
      return conclude(
        'credential',
        ['secret-unset', 'empty-input', 'other-service', 'spaces-key'],
        ['missing-auth-header', 'foreign-token', 'unexpanded-variable', ...other],
      );
    case 'registryunauthorized':
      return conclude(
        'credential',
        ['registry-credential', 'other-service', 'token-rejected'],
        ['missing-auth-header', ...other],
        { 'token-rejected': 'likely' },
        FITS_A_REJECTION,
      );
    case 'registrydenied':
      return conclude(
        'unknown',
        ['registry-credential', 'other-service', 'scope-missing'],
        ['token-rejected', ...other],
        {
          'scope-missing': 'likely',
          'token-rejected': 'possible',
        },
      );
    default:
      return conclude(
        'request',
        ['request-refused', 'other-service'],
        ['registry-credential', ...other],
      );
  }
}

/** acme.sh prints only the number of curl's error and where its meaning can be read. */
const CURL_ERRORS = {
  6: 'Could not resolve host',
  7: 'Failed to connect',
  18: 'connection closed',
  28: 'timed out',
  35: 'SSL connect error',
  52: 'Empty reply',
  56: 'Recv failure',
  60: 'SSL certificate problem',
};

const CONSTANTS = /"?(statusCodes|errorCodes|afterStatusCodes)"?: ?(Set\(\d+\) )?[[{][^\]}]*[\]}]/g;

/** @param {{ situation: object, text: string, statuses: number[] }} seen `text` has placeholders for secrets */
export function label({ situation, text: printed, statuses }) {
  // Lists of constants in a dump of options are not what happened.
  const text = printed
    .replace(CONSTANTS, '$1: []')
    .replace(/libcurl-errors\.html for error code: (\d+)/g, (_, code) => CURL_ERRORS[code] ?? '');
  if (situation.kind === 'token') return byToken(situation, text, statuses);
  if (situation.kind === 'spaces' || situation.kind === 'registry')
    return byProduct(situation, text);
  if (situation.kind === 'base') return byBase(situation, text, statuses);
  if (situation.answer) return byAnswer(situation, text);
  return byNetwork(situation, text);
}

/** The same text was printed in several situations: what follows from it must be true in all of them. */
export function merge(labels) {
  if (labels.length === 1) return labels[0];
  const acceptable = new Set(labels.flatMap((one) => [...one.expected, ...one.also]));
  const somewhere = [...new Set(labels.flatMap((one) => one.expected))];
  const max = Object.assign({}, ...labels.map((one) => one.max_confidence));
  for (const code of acceptable) {
    // A cause of only some of these situations can't be certain.
    if (!labels.every((one) => one.expected.includes(code) || one.also.includes(code)))
      max[code] ??= 'likely';
  }
  // Right in one of the situations and acceptable in all of them, or else right in one.
  const common = somewhere.filter((code) =>
    labels.every((one) => one.expected.includes(code) || one.also.includes(code)),
  );
  const expected = common.length > 0 ? common : somewhere;
  const faults = new Set(labels.map((one) => one.fault));
  return {
    expected,
    also: [...acceptable].filter((code) => !expected.includes(code)),
    must_not: DEFINITE.filter(
      (code) => labels.every((one) => one.must_not.includes(code)) && !acceptable.has(code),
    ),
    max_confidence: max,
    fault: faults.size === 1 ? [...faults][0] : 'unknown',
  };
}

/** A 401 of the inference host: a model access key, a token without full access, or a dead token. */
export function labelInference(seen) {
  const given = label(seen);
  if (
    !['rejected', 'token'].includes(seen.situation.kind) ||
    !given.expected.includes('token-rejected')
  )
    return given;
  const more = ['inference-key', 'other-service', 'other-product-credential'];
  return {
    ...given,
    expected: [...given.expected, ...more.slice(0, 2)],
    also: [
      ...given.also.filter((code) => !more.includes(code)),
      more[2],
      'unexpected-response',
    ].filter((code) => !given.expected.includes(code)),
    max_confidence: { ...given.max_confidence, 'token-rejected': 'likely' },
  };
}
