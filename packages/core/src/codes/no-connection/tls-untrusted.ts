import { defineCode, type FixStep } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { failureFinding } from './shared.ts';

export const tlsUntrusted = defineCode<FailureEvidence>()({
  code: 'tls-untrusted',
  family: 'no-connection',
  title: 'The certificate of the connection is not trusted',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'tls'),
  words: ({ host, systemCode }) => ({
    what: `${host ?? 'The host'} ${certificateTrouble(systemCode)}${systemCode === null ? '' : ` (${systemCode})`}, so nothing was sent.`,
    why: `${whyCertificate(systemCode)} ${saysNothing}`,
    fix: fixCertificate(systemCode),
  }),
});

/** The certificate is for another host. */
const isWrongName = (code: string | null): boolean => code === 'ERR_TLS_CERT_ALTNAME_INVALID';

const isOutOfDate = (code: string | null): boolean =>
  code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID';

/** The server doesn't use TLS, or no version that Node supports. */
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

function fixCertificate(code: string | null): readonly FixStep[] {
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
