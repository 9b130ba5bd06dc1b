import type { Failure, FailureReason } from '../../facts.ts';
import {
  mentionsDigitalOcean,
  ownHostsIn,
  type Service,
  serviceOf,
  shownHost,
} from '../../knowledge/hosts.ts';
import { anyOf, anyWord, sequence } from '../../text/patterns.ts';
import { curlReasons, curlStatus, failureMessages } from './failure-messages.ts';

/** The system's name of an error. */
const systemCode = sequence([
  /\bE/,
  anyWord('NOTFOUND AI_AGAIN CONNREFUSED CONNRESET TIMEDOUT NETUNREACH HOSTUNREACH'),
  /\b/,
]);
/** The status with which a proxy refused to connect. */
const proxyStatus =
  /(?:response|response \(|got:|failed:|http code|status code '?|statusCode=|CONNECT:) ?(?<status>[345]\d\d)\b/i;
/** Why a program in the text got no answer; null where the text doesn't say. */
export function failureIn(text: string): Failure | null {
  if (testAfterAnswer.test(text)) return null;
  const row = failureMessages.find(({ message }) => message.test(text));
  const number = Number(curlStatus.exec(text)?.groups?.number);
  const byNumber = curlReasons[number];
  // Words say more than a number, but not where they are vague.
  if (byNumber !== undefined && (row === undefined || row.vague === true)) {
    return failure(byNumber, false, text);
  }
  if (row === undefined || (row.reason === 'reset' && notStarted.test(text))) return null;
  // An MCP client lost the program on this machine, which is no connection to DigitalOcean.
  if (row.reason === 'reset' && mcp.test(text)) {
    if (!row.message.test(text.replace(/server disconnected/gi, ''))) return null;
  }
  const service = askedService(text);
  return failure(row.reason, row.vague === true || isElsewhere(text, service), text, service);
}

/** DigitalOcean’s answer to another program, and below it the failure of a test with curl. */
const testAfterAnswer =
  /\b(?:GET|POST|PUT|DELETE) https:\/\/(?:api|cloud)\.digitalocean\.com\/[^\s"']{1,200}: 4\d\d\b[\s\S]{1,2000}^curl: \(\d/m;

/** A local program that couldn't be started, as an MCP client tells it: no connection was made. */
const notStarted = /\bspawn \S{1,200} E(?:NOENT|ACCES)\b/;

const mcp = /\bmcp(?:servers?)?\b|claude_desktop_config/i;

/** The address that a client says it asked. */
const asked =
  /(?:\b(?:Get|Post|Put|Patch|Delete) "|\bfor url:? |\brequest to |host='|\burl \(|connection to the server |\bdial tcp (?:lookup )?|[Ff]ailed to connect to )(?:https?:\/\/)?(?<host>[\w.-]{1,255})/;
/** Programs and ports of databases and shells. */
const otherProtocol =
  /^(?:ssh|scp|psql|mysql|redis-cli|mongosh?): |\.\d{1,3}:(?:22|3306|5432|6379|27017)\b|\bport:? (?:22|3306|5432|6379|25060)\b/m;

/** Addresses of this machine and of private networks. */
const privateHost = /^(?:localhost$|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/;

/** The service that a client asked for; null if the text doesn't tell it. */
function askedService(text: string): Service | null {
  // kubectl's words about the API server of a cluster.
  if (/\bunable to connect to the server: /i.test(text)) return 'kubernetes';
  const host = asked.exec(text)?.groups?.host ?? '';
  if (!host.includes('.') && host !== 'localhost') return null;
  const service = serviceOf(host);
  if (service !== 'other') return service;
  // An address on the internet can be DigitalOcean's, and one of this machine a proxy's.
  const isAddress = /^[\d.]+$/.test(host) && !privateHost.test(host);
  return isAddress || /\bapi\.digitalocean\.com\b/i.test(text) ? null : service;
}

/** Whether the text names another host or protocol, and DigitalOcean not at all. */
function isElsewhere(text: string, service: Service | null): boolean {
  if (mentionsDigitalOcean.test(text) || /do-ai\.run|doserverless/.test(text)) return false;
  const isOther = service !== null && ['other', 'provider', 'linode'].includes(service);
  return isOther || otherProtocol.test(text);
}

/** The name that a program couldn't resolve. */
const lookedUp =
  /\b(?:lookup|resolve(?: host)?:?|ENOTFOUND|EAI_AGAIN) ['"‘]?(?<name>[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})/;

/** The host that couldn't be reached, otherwise the only one of DigitalOcean's in the text. */
function hostIn(text: string): string | null {
  const name = lookedUp.exec(text)?.groups?.name;
  if (name !== undefined) return shownHost(name);
  const [host = null, another] = new Set(ownHostsIn(text).map((one) => one.toLowerCase()));
  return host === null || another !== undefined ? null : shownHost(host);
}

/** A proxy answered 407 instead of passing the request on. */
export const proxyAnswer = (): Failure => ({ ...failure('proxy', false, ''), code: '407' });

function failure(
  reason: FailureReason,
  vague: boolean,
  text: string,
  service: Service | null = null,
): Failure {
  return {
    type: 'failure',
    origin: 'pasted',
    endpoint: null,
    host: ['dns', 'tls', 'timeout'].includes(reason) ? hostIn(text) : null,
    ...(service !== null && { service }),
    reason,
    code: codeOf(reason, text),
    phase: null,
    proxy: null,
    onlyIPv6: false,
    vague,
  };
}

/** The code of the system or of the proxy; for a certificate, the name that Node gives to its fault. */
function codeOf(reason: FailureReason, text: string): string | null {
  if (reason === 'tls') return certificateFault(text);
  if (reason === 'proxy') {
    if (/proxy auth(?:entication required|orization required|Required)/i.test(text)) return '407';
    const status = proxyStatus.exec(text)?.groups?.status;
    if (status !== undefined) return status;
  }
  return systemCode.exec(text)?.[0] ?? null;
}

function certificateFault(text: string): string | null {
  // Go's message has both cases, and says which one it is.
  const [, side] = /\bcurrent time \S{10,30} is (before|after)\b/.exec(text) ?? [];
  if (side !== undefined) return side === 'before' ? 'CERT_NOT_YET_VALID' : 'CERT_HAS_EXPIRED';
  return certificateFaults.find(({ message }) => message.test(text))?.code ?? null;
}

const certificateFaults: readonly { readonly code: string; readonly message: RegExp }[] = [
  {
    code: 'CRYPT_E_NO_REVOCATION_CHECK',
    message: /CRYPT_E_(?:NO_REVOCATION_CHECK|REVOCATION_OFFLINE)/,
  },
  {
    code: 'CERT_NOT_YET_VALID',
    message:
      /\b(?:not yet valid|not valid yet|not yet activated|not yet been activated)\b|NotValidYet/i,
  },
  {
    code: 'CERT_HAS_EXPIRED',
    message: /\bcertificate[^\n]{0,80} (?:has )?expired\b(?! or)|CERT_HAS_EXPIRED/i,
  },
  {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    message: anyOf(
      [
        /hostname mismatch|doesn't match|does not match|did not match|not valid for (?:name )?['"]/,
        /certificate is valid for [^\n]{1,200}, not /,
        /no (?:subject )?alternative (?:certificate|DNS|name)|PeerUnverified|NotValidForName/,
      ],
      'i',
    ),
  },
  { code: 'EPROTO', message: /wrong version number|does not look like a TLS handshake/i },
];
