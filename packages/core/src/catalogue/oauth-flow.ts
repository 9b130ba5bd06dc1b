import { links } from '../knowledge/links.ts';
import type { Entries } from './entry.ts';

export const oauthFlow: Entries<
  | 'oauth-access-denied'
  | 'oauth-invalid-grant'
  | 'oauth-redirect-mismatch'
  | 'oauth-invalid-scope'
  | 'oauth-invalid-client'
> = {
  'oauth-access-denied': {
    title: 'The user did not grant access',
    severity: 'error',
    what: () => 'DigitalOcean’s authorization page sent the error “access_denied” to the callback.',
    why: () => 'Somebody pressed Cancel, or may not grant access for the chosen team.',
    fix: () => [
      {
        text: 'Open the authorization page again and grant access, as a member of the right team.',
      },
    ],
  },
  'oauth-invalid-grant': {
    title: 'The code or the refresh token is not accepted any more',
    severity: 'error',
    what: () => 'The token endpoint answered “invalid_grant”.',
    why: () =>
      'The code or refresh token was used before, is too old, was issued to another client, or the redirect URI is not the one of the authorization request. Both work once.',
    fix: () => [
      {
        text: 'Open the authorization page again for a new code, and exchange it at once, with the same redirect_uri.',
        see: 'authorization-code',
      },
      { text: 'Save both tokens of every answer: a refresh makes the old pair worthless.' },
    ],
  },
  'oauth-redirect-mismatch': {
    title: 'The redirect URI is not the registered one',
    severity: 'error',
    what: ({ inLink }) =>
      inLink
        ? 'The link to the authorization page has no redirect_uri.'
        : 'DigitalOcean does not accept the redirect URI of the authorization request.',
    why: () =>
      'It must be the same as the callback URL of the application, character by character: scheme, port, path, query and the slash at the end.',
    fix: () => [
      {
        text: 'Compare redirect_uri with the callback URL of the application:',
        url: links.applications,
      },
    ],
  },
  'oauth-invalid-scope': {
    title: 'The requested scope is not valid',
    severity: 'error',
    what: ({ inLink }) =>
      inLink
        ? 'The link to the authorization page separates the scopes by commas.'
        : 'DigitalOcean says that the scope is invalid, unknown or malformed.',
    why: () =>
      'Scopes are separated by a space (%20 or + in a URL), not by commas, and are spelt like droplet:read.',
    fix: () => [
      { text: 'Ask for “read”, “read write”, or scopes from this list:', url: links.scopes },
    ],
  },
  'oauth-invalid-client': {
    title: 'DigitalOcean does not accept the client id or the client secret',
    severity: 'error',
    what: ({ secretMissing }) =>
      secretMissing
        ? 'The token endpoint answered “invalid_request”.'
        : 'The token endpoint answered “invalid_client”.',
    why: ({ secretMissing }) =>
      secretMissing
        ? 'This was seen when a confidential client sent no client_secret. A parameter that is missing or stands there twice gets the same answer.'
        : 'The id or the secret is wrong, or the application was deleted.',
    fix: () => [
      {
        text: 'Compare both with the application, and send them as form fields client_id and client_secret:',
        url: links.applications,
      },
    ],
  },
};
