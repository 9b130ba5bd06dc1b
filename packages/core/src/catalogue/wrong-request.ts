import { accountRequest, links } from '../knowledge/links.ts';
import type { Entries } from './entry.ts';

const asBearer = { text: 'Send it as a Bearer token:', command: accountRequest };

const exposed = {
  text: 'Treat the token as exposed: delete it and make a new one.',
  url: links.tokens,
};

export const wrongRequest: Entries<
  | 'missing-auth-header'
  | 'missing-auth-scheme'
  | 'wrong-auth-scheme'
  | 'repeated-auth-scheme'
  | 'wrong-auth-header'
  | 'token-in-url'
  | 'wrong-host'
  | 'insecure-url'
  | 'retired-api'
  | 'missing-url'
> = {
  'missing-auth-header': {
    title: 'The request carries no credential',
    severity: 'error',
    what: ({ tool }) =>
      `The ${tool ?? 'request'} command goes to the API without an Authorization header.`,
    why: () =>
      'DigitalOcean answers a request without a token as it answers one with a wrong token.',
    fix: () => [{ text: 'Add the header, between double quotes:', command: accountRequest }],
  },
  'missing-auth-scheme': {
    title: 'The word “Bearer” is missing before the token',
    severity: 'error',
    what: () => 'The Authorization header holds the token without “Bearer” and a space before it.',
    why: () => 'DigitalOcean documents one form only: Authorization: Bearer, a space, the token.',
    fix: () => [asBearer],
  },
  'wrong-auth-scheme': {
    title: 'The token is sent in a way that the API does not document',
    severity: 'error',
    what: ({ authScheme }) =>
      authScheme?.type === 'scheme'
        ? `The Authorization header uses the scheme “${authScheme.scheme}”.`
        : 'The token is sent as a user name (HTTP Basic, curl -u).',
    why: ({ authScheme }) =>
      authScheme?.type === 'basic-user'
        ? 'Guides from before 2018 show it so. Today DigitalOcean documents the Bearer scheme only; whether Basic still works is not known.'
        : 'DigitalOcean documents the Bearer scheme only.',
    fix: () => [asBearer],
  },
  'repeated-auth-scheme': {
    title: 'The word “Bearer” stands there twice',
    severity: 'error',
    what: () => 'The header says Bearer more than once, or the value of the token begins with it.',
    why: () =>
      'Many programs add “Bearer” themselves. With another one in the value, DigitalOcean looks for a token of that name.',
    fix: () => [
      { text: 'Keep the token alone in the variable or setting, without “Bearer”.' },
      asBearer,
    ],
  },
  'wrong-auth-header': {
    title: 'The token stands in a header that the API does not read',
    severity: 'error',
    what: ({ name }) => `The token is sent in the header “${name}”.`,
    why: () =>
      'DigitalOcean documents the header Authorization only. Without it a request has no token, as far as is known.',
    fix: () => [asBearer],
  },
  'token-in-url': {
    title: 'The token is sent in the URL',
    severity: 'error',
    what: ({ authScheme }) =>
      authScheme?.type === 'query'
        ? `The token is sent as the parameter “${authScheme.parameter}”.`
        : 'The token stands before the host name.',
    why: () =>
      'DigitalOcean documents the Authorization header only. A URL is also kept in logs, histories and proxies.',
    fix: () => [asBearer, exposed],
  },
  'wrong-host': {
    title: 'The request goes to an address that does not take this token',
    severity: 'error',
    what: ({ service, host, unsent }) =>
      unsent
        ? 'The address of the API is empty or has no https:// before it, so no request left the machine.'
        : `The token is sent to ${host ?? addressNames[service ?? 'other'] ?? 'another service'}.`,
    why: ({ service, unsent }) =>
      (unsent
        ? 'Programs take the address from a flag, a variable (DIGITALOCEAN_API_URL) or their configuration.'
        : whyHost[service ?? 'other']) ??
      'API tokens are accepted by https://api.digitalocean.com only.',
    fix: ({ service, unsent }) =>
      unsent
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
  },
  'insecure-url': {
    title: 'The address begins with http, not https',
    severity: 'error',
    what: () => 'The token is sent over a connection that is not encrypted.',
    why: () =>
      'DigitalOcean’s documentation demands https. Everybody between you and DigitalOcean could have read the token.',
    fix: () => [{ text: 'Write https:// in the address:', command: accountRequest }, exposed],
  },
  'retired-api': {
    title: 'The request is for API v1, which ended in 2015',
    severity: 'error',
    what: () => 'The address, or the credential in it, belongs to API v1.',
    why: () =>
      'API v1 was switched off in November 2015. The API of today is below https://api.digitalocean.com/v2.',
    fix: () => [
      { text: 'Use the v2 address with a token:', command: accountRequest },
      { text: 'If a program makes the request, look for a newer version of it.' },
    ],
  },
  'missing-url': {
    title: 'The command has no address to send the request to',
    severity: 'error',
    what: ({ tool }) =>
      `${tool ?? 'The command'} was given no URL, or an empty one, so no request left the machine.`,
    why: () =>
      'Often the URL was in a variable that is not set, or it was lost when the command was copied.',
    fix: () => [{ text: 'Name the address at the end:', command: accountRequest }],
  },
};

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
