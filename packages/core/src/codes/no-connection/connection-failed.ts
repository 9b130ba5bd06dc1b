import type { Service } from '../../knowledge/hosts.ts';
import { isBrokenAnswer } from '../answers.ts';
import { defineCode, type FixStep } from '../define.ts';
import type { FailureEvidence } from '../evidence.ts';
import { reasons, saysNothing } from '../failure-reasons.ts';
import { failureFinding } from './shared.ts';

/** Reasons with more specific codes. */
const specific = ['dns', 'tls', 'proxy', 'timeout', 'unreadable'];

/** What the text names instead of the API. */
const places: Partial<Record<Service, string>> = {
  spaces: 'Spaces',
  registry: 'the registry',
  inference: 'the inference service',
  agent: 'the agent',
  kubernetes: 'the cluster',
  database: 'the database',
  functions: 'the function',
  metadata: 'the metadata service',
  linode: 'Linode',
  provider: 'another provider',
  'look-alike': 'a misspelled host',
  other: 'another host',
};

const fixElsewhere: Partial<Record<Service, FixStep>> = {
  metadata: {
    text: 'Run the program on a Droplet. The metadata service answers only there:',
    command: 'curl -sS -m 5 http://169.254.169.254/metadata/v1/id',
  },
  kubernetes: {
    text: 'Check that the cluster runs, and get a new kubeconfig:',
    command: 'doctl kubernetes cluster kubeconfig save <cluster>',
  },
};

const checkAddress: FixStep = {
  text: 'Check the address and the port, and whether a firewall blocks them.',
};

export const connectionFailed = defineCode<FailureEvidence>()({
  code: 'connection-failed',
  family: 'no-connection',
  title: 'No connection to DigitalOcean',
  severity: 'warning',
  rule: (subject) =>
    failureFinding(subject, (reason) => !specific.includes(reason) && !isBrokenAnswer(reason)),
  words: ({ origin, host, service, reason, systemCode, onlyIPv6 }) => {
    const place = service ? places[service] : undefined;
    const goal = host ?? place;
    const failed =
      origin === 'probed'
        ? `token-check couldn’t reach ${host}`
        : `The text shows that the connection${goal === undefined ? '' : ` to ${goal}`} failed`;
    const shownCode = systemCode === null || systemCode.length > 20 ? '' : ` (${systemCode})`;
    return {
      title: `No connection to ${place ?? 'DigitalOcean'}${shownCode}`,
      what: `${failed}: ${reasons[reason]}${onlyIPv6 ? ' over IPv6, and no IPv4 address was tried' : ''}.`,
      why: `No answer came, so DigitalOcean didn’t judge the token. ${saysNothing}`,
      fix:
        service && place !== undefined
          ? [fixElsewhere[service] ?? checkAddress]
          : [
              {
                text: 'Test whether this machine reaches DigitalOcean. An answer of 401 means that it does:',
                command: `curl ${onlyIPv6 ? '-4 ' : ''}-sS -o /dev/null -w '%{http_code}\\n' https://api.digitalocean.com/v2/account`,
              },
              {
                text: 'Ask for access to api.digitalocean.com and cloud.digitalocean.com if you are behind a company proxy or firewall.',
              },
            ],
    };
  },
});
