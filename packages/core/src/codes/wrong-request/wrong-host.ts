import type { Confidence } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import { bearerRequest, exposed } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { decideFor } from '../scopes.ts';
import { stepsOf, toldIn } from '../story.ts';
import { isAccessToken, requestOf, type Subject, tells, urlOf } from '../subject.ts';

export type Evidence = RequestEvidence & {
  readonly unsent: boolean;
  /** An S3 client asks Amazon for a region that only DigitalOcean has. */
  readonly spacesAtAmazon?: true;
};

interface Host {
  /** Fits between “sent to” and a comma. */
  readonly name: string;
  readonly why: string;
}

const hosts: Readonly<Record<string, Host>> & { readonly other: Host } = {
  other: {
    name: 'another host',
    why: 'API tokens work with api.digitalocean.com; if the host isn’t yours, its owner has the token now.',
  },
  'look-alike': {
    name: 'a host that isn’t DigitalOcean’s',
    why: 'The name only looks like DigitalOcean’s, so someone else may have the token now.',
  },
  linode: { name: 'Linode', why: 'The token works only with DigitalOcean, and Linode has it now.' },
  provider: {
    name: 'another provider',
    why: 'The token works only with DigitalOcean, and the other provider has it now.',
  },
  'control-panel': {
    name: 'the control panel',
    why: 'The control panel accepts API tokens only under `/v1/oauth/`; the API is at api.digitalocean.com.',
  },
  spaces: { name: 'Spaces', why: 'Spaces accepts only its own S3-style key pairs.' },
  kubernetes: { name: 'a Kubernetes cluster', why: 'A cluster accepts only its own credentials.' },
  database: { name: 'a database', why: 'A database accepts only its own user and password.' },
  agent: {
    name: 'an agent',
    why: 'An agent accepts only the access keys that were created for it.',
  },
  metadata: {
    name: 'the metadata service',
    why: 'API tokens work only with api.digitalocean.com.',
  },
  inference: {
    name: 'the inference service',
    why: 'It accepts model access keys and API tokens with full access, and returns 401 for any other token.',
  },
};

const titles: Readonly<Record<string, string>> = {
  inference: 'The inference service doesn’t accept this token',
  'look-alike': 'The host only looks like DigitalOcean’s',
};

/** Programs that read the address of the API from a flag or a variable. */
const flagged: readonly (string | null)[] = ['doctl', 'Terraform', 'kubectl', 'token-check'];

/** What a request shows whose address and credential were read. */
function inRequest(subject: Subject): { confidence: Confidence; evidence: Evidence } | null {
  const requests = subject.facts.filter((fact) => fact.type === 'request');
  const urls = requests.flatMap(({ url }) => (typeof url === 'object' && url ? [url] : []));
  const url = urls.find(({ scheme }) => scheme === '') ?? urlOf(subject);
  if (url === null) return null;
  const unsent = url.scheme === '';
  const evidence = { ...requestEvidence(subject), unsent };
  if (unsent) return { confidence: 'certain', evidence };
  if (requests.some((one) => one.spacesAtAmazon === true)) {
    return { confidence: 'likely', evidence: { ...evidence, spacesAtAmazon: true } };
  }
  if (requestOf(subject)?.authScheme == null) return null;
  // A variable is not seen: only where no credential at all belongs is the address wrong.
  const isVariable = subject.credential?.shape.type === 'reference';
  if (isVariable && !['look-alike', 'control-panel'].includes(url.service)) return null;
  if (!isVariable && !isAccessToken(subject)) return null;
  if (url.service === 'inference') {
    // It accepts tokens with full access and rejects all others with 401 (README of pydo).
    const hasFullAccess = decideFor(subject, [['api:read', 'api:write']]);
    if (hasFullAccess === 'yes') return null;
    return { confidence: hasFullAccess === 'no' ? 'likely' : 'possible', evidence };
  }
  // The user's own proxy, or a stranger's host.
  if (url.service === 'other') return { confidence: 'possible', evidence };
  if (url.service === 'control-panel') {
    // MCP servers (*.mcp.digitalocean.com) accept API tokens. Their host isn't shown: null.
    const acceptsTokens = url.host === null || url.path?.startsWith('/v1/oauth/');
    return acceptsTokens ? null : { confidence: 'likely', evidence };
  }
  return [
    'spaces',
    'agent',
    'kubernetes',
    'database',
    'metadata',
    'look-alike',
    'linode',
    'provider',
  ].includes(url.service)
    ? { confidence: 'likely', evidence }
    : null;
}

/**
 * A request to an address without a scheme is never sent. Other hosts than the API's don't accept
 * API tokens, apart from the exceptions below.
 */
export const wrongHost = defineCode<Evidence>()({
  code: 'wrong-host',
  family: 'wrong-request',
  title: 'Wrong host: use api.digitalocean.com',
  severity: 'error',
  rule: (subject) =>
    inRequest(subject) ??
    (tells(subject, 'panel-for-api')
      ? { confidence: 'likely', evidence: { ...requestEvidence(subject), unsent: false } }
      : null),
  words: ({ service, host, unsent, spacesAtAmazon }, context) => {
    const told = toldIn(context, 'panel-for-api');
    if (told !== null && host !== 'cloud.digitalocean.com')
      return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    if (spacesAtAmazon === true) {
      return {
        title: 'The S3 client talks to Amazon instead of Spaces',
        what: 'The address is one of Amazon’s with a region of DigitalOcean.',
        why: 'An S3 client that has a region but no endpoint asks Amazon. Amazon doesn’t know DigitalOcean’s regions and keys.',
        fix: [
          {
            text: 'Set the endpoint of the client to the one of your region, for example https://nyc3.digitaloceanspaces.com. The region setting itself can be us-east-1.',
          },
        ],
      };
    }
    if (unsent && !flagged.includes(context.program)) {
      return {
        title: 'The API address has no https://',
        what: 'The address of the API is empty or has no `https://`, so the program sent nothing.',
        why: 'A client needs the whole address, also where a base URL and a path are joined.',
        fix: [
          {
            text: 'Write the address with its scheme:',
            command: 'https://api.digitalocean.com/v2',
          },
        ],
      };
    }
    if (unsent) {
      return {
        title: 'The API address has no https://',
        what: 'The address of the API is empty or has no `https://`, so the program sent nothing.',
        why: 'The address comes from a flag, a configuration or the variable `DIGITALOCEAN_API_URL`.',
        fix: [
          {
            text: 'Unset the variable that replaces the address:',
            command: 'unset DIGITALOCEAN_API_URL',
          },
          { text: 'Remove `api-url` from the flags and the configuration of the program.' },
        ],
      };
    }
    const { name, why } = hosts[service ?? 'other'] ?? hosts.other;
    const api = { text: 'Send the token to the API:', command: bearerRequest(context) };
    return {
      title: titles[service ?? 'other'] ?? `The token is sent to ${name}, not to the API`,
      what: `The request sends the token to ${host ?? name}.`,
      why,
      fix:
        service === 'inference'
          ? [
              {
                text: 'Use a model access key there, or a token with full access:',
                url: links.modelKeys,
              },
            ]
          : service === 'kubernetes'
            ? [
                {
                  text: 'Get a credential for the cluster:',
                  command: 'doctl kubernetes cluster kubeconfig save <cluster>',
                },
                api,
              ]
            : service === 'spaces'
              ? [api, { text: 'Use a Spaces key pair for Spaces:', url: links.spacesKeys }]
              : ['provider', 'linode', 'look-alike'].includes(service ?? '')
                ? [exposed, api]
                : [api],
    };
  },
});
