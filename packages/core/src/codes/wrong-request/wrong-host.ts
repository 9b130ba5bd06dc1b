import { accountRequest, links } from '../../knowledge/links.ts';
import { defineCode } from '../define.ts';
import { type RequestEvidence, requestEvidence } from '../evidence.ts';
import { decideFor } from '../scopes.ts';
import { isAccessToken, requestOf, urlOf } from '../subject.ts';
import { exposed } from './shared.ts';

export type Evidence = RequestEvidence & { readonly unsent: boolean };

const addressNames: Readonly<Record<string, string>> = {
  'look-alike': 'a host that is not DigitalOcean’s, though it sounds like it',
  linode: 'Linode',
  provider: 'another provider',
  spaces: 'Spaces',
  kubernetes: 'the API of a Kubernetes cluster',
  database: 'a managed database',
  metadata: 'the metadata service of a Droplet',
  inference: 'the inference service',
};

const whyHost: Readonly<Record<string, string>> = {
  'look-alike':
    'The API is at api.digitalocean.com and nowhere else. If the address belongs to somebody else, they have the token now: delete it.',
  other:
    'API tokens open api.digitalocean.com. A host of your own may pass them on; a stranger’s host has the token now: then delete it.',
  'control-panel':
    'cloud.digitalocean.com is the control panel. It takes API tokens below /v1/oauth/ only; the API is at api.digitalocean.com.',
  provider: 'That host belongs to another provider, which has the token now.',
  spaces: 'Spaces takes its own keys, in the way of S3.',
  kubernetes: 'A cluster has tokens of its own: doctl kubernetes cluster kubeconfig save gets one.',
  inference:
    'The inference service takes model access keys, and of the API tokens only those with full access; it answers any other with 401.',
};

/**
 * A request to an address without a scheme is never sent. Other hosts than the API's don't accept
 * API tokens, apart from the exceptions below.
 */
export const wrongHost = defineCode<Evidence>()({
  code: 'wrong-host',
  family: 'wrong-request',
  title: 'The request goes to an address that does not take this token',
  severity: 'error',
  rule: (subject) => {
    const url = urlOf(subject);
    if (url === null) return null;
    const unsent = url.scheme === '';
    const evidence = { ...requestEvidence(subject), unsent };
    if (unsent) return { confidence: 'certain', evidence };
    if (!isAccessToken(subject) || requestOf(subject)?.authScheme == null) return null;
    if (url.service === 'inference') {
      // It accepts tokens with full access and rejects all others with 401 (README of pydo).
      const { answer: hasFullAccess } = decideFor(subject, [['api:read', 'api:write']]);
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
      'kubernetes',
      'database',
      'metadata',
      'look-alike',
      'linode',
      'provider',
    ].includes(url.service)
      ? { confidence: 'likely', evidence }
      : null;
  },
  words: ({ service, host, unsent }) => ({
    what: unsent
      ? 'The address of the API is empty or has no https:// before it, so no request left the machine.'
      : `The token is sent to ${host ?? addressNames[service ?? 'other'] ?? 'another service'}.`,
    why:
      (unsent
        ? 'Programs take the address from a flag, a variable (DIGITALOCEAN_API_URL) or their configuration.'
        : whyHost[service ?? 'other']) ??
      'API tokens are accepted by https://api.digitalocean.com only.',
    fix: unsent
      ? [
          {
            text: 'Unset the variable that overrides the address, and look for api-url in the configuration of the program:',
            command: 'unset DIGITALOCEAN_API_URL',
          },
        ]
      : service === 'inference'
        ? [
            {
              text: 'Use a model access key there, or a token with full access.',
              url: links.modelKeys,
            },
          ]
        : service === 'provider' || service === 'linode' || service === 'look-alike'
          ? [exposed, { text: 'Send it to the API:', command: accountRequest }]
          : [{ text: 'Send it to the API:', command: accountRequest }],
  }),
});
