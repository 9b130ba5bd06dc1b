import type { Service } from '../../knowledge/hosts.ts';
import { links } from '../../knowledge/links.ts';
import { defineCode, type FixStep } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { contrastIn, decisiveIn, stepsOf, storyOf, toldIn } from '../story.ts';
import { answersOf, confidenceOf, showsError } from '../subject.ts';

export type Evidence = AnswerEvidence & { readonly service: Service };

const serviceNames: Readonly<Record<Service, string>> = {
  api: 'the API',
  'control-panel': 'the control panel',
  spaces: 'Spaces',
  registry: 'a container registry',
  inference: 'the inference service',
  agent: 'an agent',
  kubernetes: 'a Kubernetes cluster',
  database: 'a database',
  functions: 'DigitalOcean Functions',
  metadata: 'the metadata service',
  linode: 'Linode',
  provider: 'another provider',
  'look-alike': 'a misspelled host',
  other: 'another service',
};

const notInvolved = 'DigitalOcean API tokens aren’t used there.';

const whyService: Readonly<Record<Service, string>> = {
  api: notInvolved,
  'control-panel': notInvolved,
  spaces:
    'Spaces needs an access key ID (20 characters, DO…) and its secret key. A 403 without a code means that the key may not do this, or that the program has another pair.',
  registry:
    'Docker isn’t logged in, its login has expired, or the image is in another registry. The password of your account doesn’t work there.',
  inference:
    'Inference accepts model access keys and API tokens with full access. Any other API token gets 401.',
  agent: 'An agent accepts only its own access keys: no API tokens, and no keys of another agent.',
  kubernetes:
    'The cluster rejected the token in the kubeconfig. That token lasts a few days, so an old copy may be in use.',
  database: notInvolved,
  functions: notInvolved,
  metadata: notInvolved,
  linode: notInvolved,
  provider: notInvolved,
  'look-alike': 'The host name looks like DigitalOcean’s but belongs to someone else.',
  other: 'Another provider sent this error, so a DigitalOcean token can’t cause or fix it.',
};

/** The registry answers 403 to a login that it knows. */
const whyForbidden =
  'The registry answers 403 to a login without the right scopes: a push needs registry:create, registry:read and registry:update. Or the name of the registry in the image is wrong.';

const useOwnCredential: FixStep[] = [
  { text: 'Use the credential of the service that the request goes to.' },
];

const fixService: Readonly<Record<Service, readonly FixStep[]>> = {
  api: useOwnCredential,
  'control-panel': useOwnCredential,
  spaces: [
    {
      text: 'Compare the ID that the program has with the list, and check its permissions for the bucket:',
      url: links.spacesKeys,
    },
    {
      text: 'Test the same pair with another client, with your region in place of nyc3:',
      command: 'aws s3 ls s3://<bucket> --endpoint-url https://nyc3.digitaloceanspaces.com',
    },
  ],
  registry: [
    { text: 'Log in to DigitalOcean’s registry again:', command: 'doctl registry login' },
    {
      text: 'Use an API token as user name and as password instead, if the login has no doctl:',
      command:
        'printf %s "$DIGITALOCEAN_ACCESS_TOKEN" | docker login registry.digitalocean.com -u "$DIGITALOCEAN_ACCESS_TOKEN" --password-stdin',
    },
  ],
  inference: [{ text: 'Create a model access key and use it here:', url: links.modelKeys }],
  agent: [{ text: 'Create an access key for this agent in the control panel, and use it here.' }],
  kubernetes: [
    {
      text: 'Get a new kubeconfig for the cluster:',
      command: 'doctl kubernetes cluster kubeconfig save <cluster>',
    },
    { text: 'Check doctl’s token if doctl fails too:', terminal: 'token-check doctor' },
  ],
  database: useOwnCredential,
  functions: useOwnCredential,
  metadata: useOwnCredential,
  linode: useOwnCredential,
  provider: useOwnCredential,
  'look-alike': [
    {
      text: 'Correct the host to `api.digitalocean.com`, and replace a token that was sent there:',
      url: links.tokens,
    },
  ],
  other: useOwnCredential,
};

/** Shorter names for the headline. */
const headlineNames: Partial<Record<Service, string>> = {
  registry: 'the registry',
  inference: 'inference',
  kubernetes: 'Kubernetes',
  functions: 'Functions',
  metadata: 'the metadata',
  provider: 'another service',
  'look-alike': 'a look-alike',
};

/** Where one S3 client works and another one doesn't. */
const sameSettings: FixStep = {
  text: 'Compare the settings of the two: the endpoint, the region (us-east-1 if it must have one), signature version 4 and path-style addresses.',
};

/** The pasted answer is from a service that doesn't use API tokens. */
export const otherService = defineCode<Evidence>()({
  code: 'other-service',
  family: 'could-not-tell',
  title: 'This error is not from the DigitalOcean API',
  severity: 'warning',
  rule: (subject) => {
    // An error that says what is wrong explains the refusal beside it.
    if (showsError(subject)) return null;
    const answer = answersOf(subject).find(
      ({ service }) => service !== null && service !== 'api' && service !== 'control-panel',
    );
    if (answer?.service == null) return null;
    return {
      confidence: confidenceOf(answer),
      evidence: { ...evidenceOf(answer), service: answer.service },
    };
  },
  words: ({ service, status }, context) => {
    const title = `This error is from ${headlineNames[service] ?? serviceNames[service]}, not the DigitalOcean API`;
    const what = `The text shows an answer from ${serviceNames[service]}.`;
    const contrast = service === 'kubernetes' ? null : contrastIn(context, service);
    const told =
      service === 'kubernetes'
        ? toldIn(context, 'stored-kubeconfig')
        : (contrast ??
          (service === 'spaces'
            ? storyOf(context.circumstances, context)[0]
            : ['registry', 'provider', 'other'].includes(service)
              ? decisiveIn(context, status)
              : null));
    if (told) {
      // What decides is not about Spaces itself, although the text names it.
      const shown = told.decisive ? '' : what;
      return {
        title: told.title,
        what: shown || told.fits,
        why: shown && told.fits,
        fix: service === 'spaces' && contrast !== null ? [told.check, sameSettings] : stepsOf(told),
      };
    }
    return {
      title,
      what,
      why: service === 'registry' && status === 403 ? whyForbidden : whyService[service],
      fix: fixService[service],
    };
  },
});
