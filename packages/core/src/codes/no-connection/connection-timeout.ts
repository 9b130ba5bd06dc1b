import type { Phase } from '../../facts.ts';
import { defineCode } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { failureFinding } from './shared.ts';

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

export const connectionTimeout = defineCode<FailureEvidence>()({
  code: 'connection-timeout',
  family: 'no-connection',
  title: 'DigitalOcean did not answer in time',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'timeout'),
  words: ({ origin, host, phase }) => ({
    what:
      origin === 'probed'
        ? `${host} gave no answer within the time limit${phase === null ? '' : `: ${phases[phase]}`}.`
        : 'The text says that no answer came in time.',
    why: `${phase === null ? 'A slow network, or a firewall that drops packets without a word.' : whyPhase[phase]} ${saysNothing}`,
    fix: [{ text: 'Try again and allow more time.', terminal: 'token-check --timeout 30' }],
  }),
});
