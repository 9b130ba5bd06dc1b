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
    title: `No connection to DigitalOcean${systemCode === null || systemCode.length > 20 ? '' : ` (${systemCode})`}`,
    what: `${origin === 'probed' ? `token-check couldn’t reach ${host}` : `The text shows that ${host === null ? 'the connection' : `the connection to ${host}`} failed`}: ${reasons[reason]}${onlyIPv6 ? ' over IPv6, and no IPv4 address was tried' : ''}.`,
    why: `No answer came, so DigitalOcean didn’t judge the token. ${saysNothing}`,
    fix: [
      {
        text: 'Test whether this machine reaches DigitalOcean. An answer of 401 means that it does:',
        command: `curl ${onlyIPv6 ? '-4 ' : ''}-sS -o /dev/null -w '%{http_code}\\n' https://api.digitalocean.com/v2/account`,
      },
      {
        text: 'Ask for access to api.digitalocean.com and cloud.digitalocean.com if you are behind a company proxy or firewall.',
      },
    ],
  }),
});
