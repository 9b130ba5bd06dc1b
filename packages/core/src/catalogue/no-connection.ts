import type { Phase } from '../facts.ts';
import type { Entries, Step } from './entry.ts';
import { reasons, saysNothing } from './failure-reasons.ts';

export const noConnection: Entries<
  'dns-failure' | 'tls-untrusted' | 'proxy-failure' | 'connection-failed' | 'connection-timeout'
> = {
  'dns-failure': {
    title: 'The name of the host could not be looked up',
    severity: 'warning',
    what: ({ host, systemCode }) =>
      `The address of ${host ?? 'the host'} could not be found${systemCode === null ? '' : ` (${systemCode})`}.`,
    why: () =>
      `This machine is offline, has no working DNS, or the name is misspelt. ${saysNothing}`,
    fix: () => [
      { text: 'See whether the name is known here:', command: 'nslookup api.digitalocean.com' },
    ],
  },
  'tls-untrusted': {
    title: 'The certificate of the connection is not trusted',
    severity: 'warning',
    what: ({ host, systemCode }) =>
      `${host ?? 'The host'} ${certificateTrouble(systemCode)}${systemCode === null ? '' : ` (${systemCode})`}, so nothing was sent.`,
    why: ({ systemCode }) => `${whyCertificate(systemCode)} ${saysNothing}`,
    fix: ({ systemCode }) => fixCertificate(systemCode),
  },
  'proxy-failure': {
    title: 'The proxy did not let the request through',
    severity: 'warning',
    what: ({ proxy, systemCode }) =>
      `${proxy === null ? 'The proxy' : `The proxy ${proxy}`} ${proxyTrouble(systemCode)}.`,
    why: ({ systemCode }) => `${whyProxy(systemCode)} ${saysNothing}`,
    fix: ({ systemCode }) => [
      {
        text: 'Look at the proxy that is set here:',
        command: "env | grep -i _proxy | sed 's#//.*@#//…@#'",
      },
      ...(systemCode === '407'
        ? [
            {
              text: 'Put the login into its address:',
              command: 'export HTTPS_PROXY=http://USER:PASSWORD@proxy.example.com:3128',
            },
          ]
        : []),
      {
        text: 'If DigitalOcean is to be reached without it:',
        command: 'export NO_PROXY=digitalocean.com',
      },
    ],
  },
  'connection-failed': {
    title: 'No connection to DigitalOcean',
    severity: 'warning',
    what: ({ origin, host, reason, systemCode, onlyIPv6 }) =>
      `${origin === 'probed' ? `${host} could not be reached` : 'The text says that no connection was made'}: ${reasons[reason]}${onlyIPv6 ? ' by IPv6, and no IPv4 address was tried' : ''}${systemCode === null ? '' : ` (${systemCode})`}.`,
    why: () => `No answer came, so nobody judged the token. ${saysNothing}`,
    fix: ({ onlyIPv6 }) => [
      {
        text: 'See whether this machine reaches DigitalOcean at all. An answer of 401 is a good sign here:',
        command: `curl ${onlyIPv6 ? '-4 ' : ''}-sS -o /dev/null -w '%{http_code}\\n' https://api.digitalocean.com/v2/account`,
      },
      {
        text: 'Behind a company proxy or firewall, ask for access to api.digitalocean.com and cloud.digitalocean.com.',
      },
    ],
  },
  'connection-timeout': {
    title: 'DigitalOcean did not answer in time',
    severity: 'warning',
    what: ({ origin, host, phase }) =>
      origin === 'probed'
        ? `${host} gave no answer within the time limit${phase === null ? '' : `: ${phases[phase]}`}.`
        : 'The text says that no answer came in time.',
    why: ({ phase }) =>
      `${phase === null ? 'A slow network, or a firewall that drops packets without a word.' : whyPhase[phase]} ${saysNothing}`,
    fix: () => [{ text: 'Try again and allow more time.', terminal: 'token-check --timeout 30' }],
  },
};

const phases: Readonly<Record<Phase, string>> = {
  lookup: 'its name was still being looked up',
  connect: 'no connection came about',
  proxy: 'the proxy did not open the way',
  tls: 'the encryption was still being agreed on',
  answer: 'it took the request and did not answer',
  body: 'the answer did not come to its end',
};

const dropped = 'A firewall that drops packets without a word, or a very slow network.';
const busy = 'The service, or something in front of it, is slow just now.';

const whyPhase: Readonly<Record<Phase, string>> = {
  lookup: 'The DNS server that is set here does not answer.',
  connect: dropped,
  proxy: 'The proxy is overloaded, or does not reach DigitalOcean itself.',
  tls: 'Something between here and DigitalOcean holds encrypted connections up.',
  answer: busy,
  body: busy,
};

/** The name is right, but the certificate is for another host; or it is out of date. */
const isWrongName = (code: string | null): boolean => code === 'ERR_TLS_CERT_ALTNAME_INVALID';
const isOutOfDate = (code: string | null): boolean =>
  code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID';
/** What answers there speaks no TLS at all, or none that Node speaks. */
const isNoTls = (code: string | null): boolean =>
  code !== null && /^(?:EPROTO|ERR_SSL_|ERR_TLS_(?!CERT))/.test(code);

function certificateTrouble(code: string | null): string {
  if (isWrongName(code)) return 'showed a certificate for another name';
  if (isOutOfDate(code)) return 'showed a certificate that is not valid at this time';
  if (isNoTls(code)) return 'did not agree on an encrypted connection';
  return 'showed a certificate that cannot be verified';
}

function whyCertificate(code: string | null): string {
  if (isWrongName(code)) {
    return 'Something else answers under that address: a login page of the network, a proxy, a wrong entry in DNS or /etc/hosts.';
  }
  if (isOutOfDate(code)) return 'The clock of this machine is wrong, or something else answers.';
  if (isNoTls(code))
    return 'A proxy or a login page of the network answers there, or the port is wrong.';
  return 'A company proxy that opens connections, or a missing package of root certificates.';
}

function fixCertificate(code: string | null): readonly Step[] {
  if (isOutOfDate(code)) return [{ text: 'See whether the clock is right:', command: 'date -u' }];
  if (isWrongName(code) || isNoTls(code)) {
    return [
      {
        text: 'See who answers there:',
        command:
          "curl -sSvo /dev/null https://api.digitalocean.com/ 2>&1 | grep -iE 'subject|issuer|error'",
      },
    ];
  }
  return [
    {
      text: 'Behind a company proxy, name its certificate.',
      terminal: 'token-check --ca-file /path/to/company-ca.pem',
    },
    { text: 'In a container, install the package ca-certificates.' },
  ];
}

function whyProxy(code: string | null): string {
  if (code === '407') {
    return 'It wants a user name and a password, or does not accept the ones that are set.';
  }
  if (code !== null && /^5\d\d$/.test(code)) return 'The proxy itself does not reach DigitalOcean.';
  if (code !== null && /^\d+$/.test(code))
    return 'It forbids the address, or the login that is set.';
  if (code === 'ERR_INVALID_PROXY_ADDRESS') return 'The variable has something else in it.';
  if (code === 'ERR_UNSUPPORTED_PROXY_PROTOCOL') {
    return 'Proxies that begin with http:// or https:// are understood, others are not.';
  }
  return 'The proxy is not there, wants a login, or forbids the address.';
}

function proxyTrouble(code: string | null): string {
  if (code === '407') return 'wants a login (407)';
  if (code !== null && /^\d+$/.test(code)) return `refused to connect (${code})`;
  if (code === 'ERR_UNSUPPORTED_PROXY_PROTOCOL') return 'is of a kind that is not supported here';
  if (code === 'ERR_INVALID_PROXY_ADDRESS') return 'that is set has no valid address';
  return `could not be used${code === null ? '' : ` (${code})`}`;
}
