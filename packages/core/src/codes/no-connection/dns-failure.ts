import { defineCode } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { failureFinding } from './shared.ts';

export const dnsFailure = defineCode<FailureEvidence>()({
  code: 'dns-failure',
  family: 'no-connection',
  title: 'The name of the host could not be looked up',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'dns'),
  words: ({ host, systemCode }) => ({
    what: `The address of ${host ?? 'the host'} could not be found${systemCode === null ? '' : ` (${systemCode})`}.`,
    why: `This machine is offline, has no working DNS, or the name is misspelt. ${saysNothing}`,
    fix: [
      { text: 'See whether the name is known here:', command: 'nslookup api.digitalocean.com' },
    ],
  }),
});
