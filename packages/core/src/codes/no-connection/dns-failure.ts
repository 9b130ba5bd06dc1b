import { defineCode } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { stepsOf, toldIn } from '../story.ts';
import { failureFinding } from './shared.ts';

export const dnsFailure = defineCode<FailureEvidence>()({
  code: 'dns-failure',
  family: 'no-connection',
  title: 'DNS can’t find the host',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'dns'),
  words: ({ host, systemCode, origin }, context) => {
    const told =
      origin === 'pasted'
        ? (toldIn(context, 'host-misspelt') ?? toldIn(context, 'cluster-host-gone'))
        : null;
    if (told !== null) {
      return { title: told.title, what: told.fits, why: saysNothing, fix: stepsOf(told) };
    }
    return {
      title: `DNS can’t find ${host ?? 'the host'}`,
      what: `The name ${host === null ? 'of the host' : host} couldn’t be resolved to an address${systemCode === null ? '' : ` (${systemCode})`}.`,
      why: `This machine is offline or has no working DNS, or the name is misspelled. ${saysNothing}`,
      fix: [
        (origin === 'pasted' ? toldIn(context, 'in-cluster')?.check : undefined) ?? {
          text: 'Check whether DNS works on this machine:',
          command: `nslookup ${host ?? 'api.digitalocean.com'}`,
        },
      ],
    };
  },
});
