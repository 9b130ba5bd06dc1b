import type { Entries } from './entry.ts';
import { accountRequest } from './links.ts';

const asBearer = { text: 'Send it as a Bearer token:', command: accountRequest };

export const wrongRequest: Entries<'missing-auth-scheme' | 'wrong-auth-scheme' | 'missing-url'> = {
  'missing-auth-scheme': {
    title: 'The word “Bearer” is missing before the token',
    severity: 'error',
    what: () => 'The Authorization header holds the token alone, without a scheme.',
    why: () => 'DigitalOcean documents one form only: Authorization: Bearer, a space, the token.',
    fix: () => [asBearer],
  },
  'wrong-auth-scheme': {
    title: 'The token is sent in a way that the API does not document',
    severity: 'error',
    what: ({ sending }) =>
      sending.type === 'basic-user'
        ? 'The token is sent as a user name (HTTP Basic, curl -u).'
        : sending.type === 'scheme'
          ? `The Authorization header uses the scheme “${sending.scheme}”.`
          : 'The Authorization header has no scheme.',
    why: ({ sending }) =>
      sending.type === 'basic-user'
        ? 'Guides from before 2018 show it so. Today DigitalOcean documents the Bearer scheme only; whether Basic still works is not known.'
        : 'DigitalOcean documents the Bearer scheme only.',
    fix: () => [asBearer],
  },
  'missing-url': {
    title: 'The command has no address to send the request to',
    severity: 'error',
    what: ({ tool }) =>
      `${tool} was given no URL, or an empty one, so no request left the machine.`,
    why: () =>
      'Often the URL was in a variable that is not set, or it was lost when the command was copied.',
    fix: () => [{ text: 'Name the address at the end:', command: accountRequest }],
  },
};
