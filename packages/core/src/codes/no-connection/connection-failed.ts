import { isBrokenAnswer } from '../answers.ts';
import { defineCode } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { reasons, saysNothing } from '../failure-reasons.ts';
import { failureFinding } from './shared.ts';

/** Reasons with more specific codes. */
const specific = ['dns', 'tls', 'proxy', 'timeout', 'unreadable'];

export const connectionFailed = defineCode<FailureEvidence>()({
  code: 'connection-failed',
  family: 'no-connection',
  title: 'No connection to DigitalOcean',
  severity: 'warning',
  rule: (subject) =>
    failureFinding(subject, (reason) => !specific.includes(reason) && !isBrokenAnswer(reason)),
  words: ({ origin, host, reason, systemCode, onlyIPv6 }) => ({
    what: `${origin === 'probed' ? `${host} could not be reached` : 'The text says that no connection was made'}: ${reasons[reason]}${onlyIPv6 ? ' by IPv6, and no IPv4 address was tried' : ''}${systemCode === null ? '' : ` (${systemCode})`}.`,
    why: `No answer came, so nobody judged the token. ${saysNothing}`,
    fix: [
      {
        text: 'See whether this machine reaches DigitalOcean at all. An answer of 401 is a good sign here:',
        command: `curl ${onlyIPv6 ? '-4 ' : ''}-sS -o /dev/null -w '%{http_code}\\n' https://api.digitalocean.com/v2/account`,
      },
      {
        text: 'Behind a company proxy or firewall, ask for access to api.digitalocean.com and cloud.digitalocean.com.',
      },
    ],
  }),
});
