import type { Service } from '../../knowledge/hosts.ts';
import { links } from '../../knowledge/links.ts';
import { defineCode, type FixStep } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { answersOf, confidenceOf } from '../subject.ts';

export type Evidence = AnswerEvidence & { readonly service: Service };

const serviceNames: Readonly<Record<Service, string>> = {
  api: 'the API',
  'control-panel': 'the control panel',
  spaces: 'Spaces (S3)',
  registry: 'a container registry',
  inference: 'the inference service',
  agent: 'an agent',
  kubernetes: 'a Kubernetes cluster',
  database: 'a database',
  functions: 'DigitalOcean Functions',
  metadata: 'the metadata service',
  linode: 'Linode',
  provider: 'another provider',
  'look-alike': 'a host that is not DigitalOcean’s, though it sounds like it',
  other: 'another provider',
};

const none = 'API tokens and their errors play no part there.';

const whyService: Readonly<Record<Service, string>> = {
  api: none,
  'control-panel': none,
  spaces:
    'Spaces takes an access key id (20 characters, DO…) and its secret key, not an API token and not keys of AWS. It did not know the pair that was sent, or got none.',
  registry:
    'Docker was not logged in, its login has ended, or another registry than DigitalOcean’s was asked.',
  inference:
    'The inference service takes model access keys, and of the API tokens only those with full access; it answers any other with 401.',
  agent: 'An agent accepts its own access keys only, not API tokens and not keys of another agent.',
  kubernetes:
    'The cluster did not accept the token in the kubeconfig. That one is made from your API token and lives for a few days; an old copy may be in use.',
  database: none,
  functions: none,
  metadata: none,
  linode: none,
  provider: none,
  'look-alike': 'The address is misspelt, or belongs to somebody else.',
  other:
    'The error belongs to another provider, so a DigitalOcean token can neither cause nor mend it.',
};

const look: FixStep[] = [
  { text: 'Look at which address the request goes to, and use the credential of that service.' },
];

const fixService: Readonly<Record<Service, readonly FixStep[]>> = {
  api: look,
  'control-panel': look,
  spaces: [
    {
      text: 'Make sure that both keys are set and belong together. They are made here:',
      url: links.spacesKeys,
    },
  ],
  registry: [{ text: 'Log in again:', command: 'doctl registry login' }],
  inference: [{ text: 'Use a model access key:', url: links.modelKeys }],
  agent: [{ text: 'Create an access key for this agent in the control panel, and use that one.' }],
  kubernetes: [
    {
      text: 'Get a new kubeconfig for the cluster:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
    {
      text: 'If doctl fails as well, check its token.',
      terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
    },
  ],
  database: look,
  functions: look,
  metadata: look,
  linode: look,
  provider: look,
  'look-alike': look,
  other: look,
};

/** The pasted answer is from a service that doesn't use API tokens. */
export const otherService = defineCode<Evidence>()({
  code: 'other-service',
  family: 'could-not-tell',
  title: 'This answer is not from DigitalOcean’s API',
  severity: 'warning',
  rule: (subject) => {
    const answer = answersOf(subject).find(
      ({ origin, service }) =>
        origin === 'pasted' && service !== null && service !== 'api' && service !== 'control-panel',
    );
    if (answer?.service == null) return null;
    return {
      confidence: confidenceOf(answer),
      evidence: { ...evidenceOf(answer), service: answer.service },
    };
  },
  words: ({ service }) => ({
    what: `The text shows an answer of ${serviceNames[service]}.`,
    why: whyService[service],
    fix: fixService[service],
  }),
});
