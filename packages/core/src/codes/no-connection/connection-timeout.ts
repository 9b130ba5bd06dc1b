import type { Phase } from '../../facts.ts';
import { defineCode, type FixStep } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { saysNothing } from '../failure-reasons.ts';
import { toldIn } from '../story.ts';
import { failureFinding } from './shared.ts';

/** What was still missing, as the end of a sentence. */
const phases: Readonly<Record<Phase, string>> = {
  lookup: 'the DNS lookup didn’t finish',
  connect: 'no connection was made',
  proxy: 'the proxy didn’t connect',
  tls: 'the TLS handshake didn’t finish',
  answer: 'the request arrived, but no answer came',
  body: 'the answer didn’t finish',
};

const dropped = 'The network may be slow, or a firewall may be dropping packets.';

const busy = 'DigitalOcean, or something in front of it, is slow at the moment.';

const whyPhase: Readonly<Record<Phase, string>> = {
  lookup: 'This machine’s DNS server doesn’t answer.',
  connect: dropped,
  proxy: 'The proxy is overloaded or can’t reach DigitalOcean.',
  tls: 'Something between this machine and DigitalOcean delays encrypted connections.',
  answer: busy,
  body: busy,
};

const api = 'api.digitalocean.com';

const reach = (host: string): FixStep => ({
  text:
    host === api
      ? 'Test whether this machine reaches DigitalOcean. An answer of 401 means that it does:'
      : `Test whether this machine reaches ${host}. Any number but 000 means that it does:`,
  command: `curl -sS -m 30 -o /dev/null -w '%{http_code}\\n' https://${host}/${host === api ? 'v2/account' : ''}`,
});

export const connectionTimeout = defineCode<FailureEvidence>()({
  code: 'connection-timeout',
  family: 'no-connection',
  title: 'DigitalOcean didn’t answer in time',
  severity: 'warning',
  rule: (subject) => failureFinding(subject, (reason) => reason === 'timeout'),
  words: ({ origin, host, phase, service }, context) => ({
    ...(service === 'kubernetes' && { title: 'The cluster didn’t answer in time' }),
    what:
      origin === 'probed'
        ? `${host} didn’t answer within the time limit${phase === null ? '' : `: ${phases[phase]}`}.`
        : 'The text says that no answer came in time.',
    why: `${phase === null ? dropped : whyPhase[phase]} ${saysNothing}`,
    fix: [
      origin === 'probed'
        ? { text: 'Try again with more time:', terminal: 'token-check --timeout 30' }
        : service === 'kubernetes'
          ? {
              text: 'Check that the cluster exists and runs. Then get a new kubeconfig, which has its present address:',
              command: 'doctl kubernetes cluster kubeconfig save <cluster>',
            }
          : (toldIn(context, 'in-cluster')?.check ?? reach(host ?? api)),
    ],
  }),
});
