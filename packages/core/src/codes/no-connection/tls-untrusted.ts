import type { Origin } from '../../facts.ts';
import type { Context } from '../context.ts';
import { defineCode, type FixStep, type Words } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { programName } from '../steps.ts';
import { stepsOf, toldIn } from '../story.ts';
import { failureFinding } from './shared.ts';

export const tlsUntrusted = defineCode<FailureEvidence>()({
  code: 'tls-untrusted',
  family: 'no-connection',
  title: 'The TLS certificate isn’t trusted',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'tls'),
  words: ({ host, systemCode, origin }, context) => {
    const told =
      origin === 'pasted'
        ? (toldIn(context, 'database-ca') ??
          toldIn(context, 'cluster-ca') ??
          toldIn(context, 'macos-tls'))
        : null;
    if (told !== null) return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    return wordsFor({ host, systemCode, origin }, context);
  },
});

const wordsFor = (
  { host, systemCode, origin }: Pick<FailureEvidence, 'host' | 'systemCode' | 'origin'>,
  context: Context,
): Words => ({
  title: titleFor(systemCode),
  what: `${host ?? 'The host'} ${certificateTrouble(systemCode)}${systemCode === null ? '' : ` (${systemCode})`}, so nothing was sent.`,
  why: `${whyCertificate(systemCode)} ${saysNothing}`,
  fix: fixCertificate({ code: systemCode, origin, host }, context),
});

/** The certificate is for another host. */
const isWrongName = (code: string | null): boolean => code === 'ERR_TLS_CERT_ALTNAME_INVALID';

const isOutOfDate = (code: string | null): boolean =>
  code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID';

/** Windows couldn't ask the issuer whether the certificate is revoked. */
const isUnasked = (code: string | null): boolean => code === 'CRYPT_E_NO_REVOCATION_CHECK';

/** The server doesn't use TLS, or no version that Node supports. */
const isNoTls = (code: string | null): boolean =>
  code !== null && /^(?:EPROTO|ERR_SSL_|ERR_TLS_(?!CERT))/.test(code);

function titleFor(code: string | null): string {
  if (isWrongName(code)) return 'The TLS certificate is for another host';
  if (isOutOfDate(code)) return 'The TLS certificate isn’t valid at this time';
  if (isUnasked(code)) return 'The TLS certificate’s revocation couldn’t be checked';
  if (isNoTls(code)) return 'The TLS connection couldn’t be set up';
  return 'The TLS certificate isn’t trusted';
}

function certificateTrouble(code: string | null): string {
  if (isWrongName(code)) return 'sent a certificate for another host name';
  if (isOutOfDate(code)) return 'sent a certificate that isn’t valid at this time';
  if (isNoTls(code)) return 'didn’t set up an encrypted connection';
  if (isUnasked(code))
    return 'sent a certificate, and Windows couldn’t check whether it is revoked';
  return 'sent a certificate that can’t be verified';
}

function whyCertificate(code: string | null): string {
  if (isWrongName(code)) {
    return 'Another server answers at that address: a network login page, a proxy, or a wrong entry in DNS or /etc/hosts.';
  }
  if (isOutOfDate(code)) return 'This machine’s clock is wrong, or another server answers.';
  if (isNoTls(code)) return 'A proxy or a network login page answers there, or the port is wrong.';
  if (isUnasked(code)) {
    return 'A firewall blocks the issuer’s revocation list, or a company proxy’s certificate has none.';
  }
  return 'A company proxy inspects the traffic, or the root certificates aren’t installed.';
}

/** How the program of the text trusts another certificate. */
function trustIn(context: Context): FixStep {
  const command = context.library?.trustCommandOf(context.program);
  const text = `Let ${programName(context)} trust the certificate of your company proxy, if there is one`;
  return command == null ? { text: `${text}.` } : { text: `${text}:`, command };
}

/** How the root certificates come to the system of the text. */
const rootsOf = (context: Context): readonly FixStep[] =>
  [
    toldIn(context, 'on-macos')?.check ??
      toldIn(context, 'on-windows')?.check ??
      context.library?.rootCertificates,
  ].filter((step) => step !== undefined);

function fixCertificate(
  { code, origin, host }: { code: string | null; origin: Origin; host: string | null },
  context: Context,
): readonly FixStep[] {
  if (isOutOfDate(code)) return [{ text: 'Check this machine’s clock:', command: 'date -u' }];
  if (isUnasked(code)) {
    return [
      {
        text: 'Try again without this check. If that works, ask for access to the revocation list:',
        command: 'curl --ssl-no-revoke -sS -o NUL https://api.digitalocean.com/v2/account',
      },
    ];
  }
  if (isWrongName(code) || isNoTls(code)) {
    return [
      {
        text: 'See which server answers:',
        command: `curl -sSvo /dev/null https://${host ?? 'api.digitalocean.com'}/ 2>&1 | grep -iE 'subject|issuer|error'`,
      },
    ];
  }
  return origin === 'probed'
    ? [
        {
          text: 'Trust the certificate of your company proxy, if there is one:',
          terminal: 'token-check --ca-file /path/to/company-ca.pem',
        },
        { text: 'Install the package `ca-certificates` if this is a container.' },
      ]
    : context.circumstances.includes('behind-proxy')
      ? [trustIn(context), ...rootsOf(context)]
      : [...rootsOf(context), trustIn(context)];
}
