import type { FailureReason, Origin } from '../facts.ts';
import type { Entries } from './entry.ts';
import { links } from './links.ts';

const saysNothing = 'This says nothing about the token.';
const seen = (origin: Origin): string =>
  origin === 'probed' ? 'DigitalOcean was asked just now' : 'The text says';

export const couldNotTell: Entries<
  | 'rate-limited'
  | 'service-unavailable'
  | 'connection-failed'
  | 'connection-timeout'
  | 'unexpected-response'
> = {
  'rate-limited': {
    title: 'Too many requests; DigitalOcean asks to wait',
    severity: 'warning',
    what: ({ origin }) =>
      origin === 'probed'
        ? 'DigitalOcean answered 429, too many requests.'
        : 'The text shows the answer 429, too many requests.',
    why: () =>
      `A token may make 250 requests a minute and 5000 an hour; all programs that share it share the limit. ${saysNothing}`,
    fix: ({ retryAfter }) => [
      {
        text:
          retryAfter === null
            ? 'Wait a minute and try again. If it comes back, give each program a token of its own.'
            : `Wait ${retryAfter} seconds and try again.`,
      },
    ],
  },
  'service-unavailable': {
    title: 'DigitalOcean has a problem of its own',
    severity: 'warning',
    what: ({ origin, status }) =>
      `${origin === 'probed' ? 'DigitalOcean answered' : 'The text shows the answer'} ${status ?? 'of an internal error'}.`,
    why: () => `The service, or the network in front of it, could not answer. ${saysNothing}`,
    fix: () => [
      { text: 'Try again in a few minutes. Known incidents are listed here:', url: links.status },
    ],
  },
  'connection-failed': {
    title: 'No connection to DigitalOcean',
    severity: 'warning',
    what: ({ origin, host, reason, systemCode }) =>
      `${origin === 'probed' ? `${host} could not be reached` : 'The text says that no connection was made'}: ${reasons[reason]}${systemCode === null ? '' : ` (${systemCode})`}.`,
    why: () => `No answer came, so nobody judged the token. ${saysNothing}`,
    fix: ({ host }) => [
      {
        text: 'See whether this machine reaches DigitalOcean at all. An answer of 401 is a good sign here:',
        command: `curl -sS -o /dev/null -w '%{http_code}\\n' https://${host ?? 'api.digitalocean.com'}/v2/account`,
      },
      {
        text: 'Behind a company proxy or firewall, ask for access to api.digitalocean.com and cloud.digitalocean.com.',
      },
    ],
  },
  'connection-timeout': {
    title: 'DigitalOcean did not answer in time',
    severity: 'warning',
    what: ({ origin, host }) =>
      origin === 'probed'
        ? `${host} gave no answer within the time limit.`
        : 'The text says that no answer came in time.',
    why: () => `A slow network, or a firewall that drops packets without a word. ${saysNothing}`,
    fix: () => [{ text: 'Try again and allow more time:', command: 'token-check --timeout 30' }],
  },
  'unexpected-response': {
    title: 'Something answered, but not as DigitalOcean’s API does',
    severity: 'warning',
    what: ({ origin, host, status }) =>
      status === 404
        ? `${seen(origin)}: ${host ?? 'the server'} answered 404. The address, or the thing that it names, does not exist for this credential.`
        : `${seen(origin)}: ${host ?? 'the server'} answered ${status ?? 'something'} in a form that the API does not document.`,
    why: ({ status }) =>
      `${status === 404 ? 'A misspelt path, or a resource that belongs to another team than the token.' : 'A proxy, a login page of the network, a filter or another service may have answered instead.'} ${saysNothing}`,
    fix: ({ host }) => [
      {
        text: 'Look at the answer yourself; it should be JSON:',
        command: `curl -i https://${host ?? 'api.digitalocean.com'}/v2/account`,
      },
    ],
  },
};

const reasons: Readonly<Record<FailureReason, string>> = {
  dns: 'its name could not be looked up',
  refused: 'the connection was refused',
  reset: 'the connection was cut',
  unreachable: 'there is no route to it',
  timeout: 'no answer came in time',
  tls: 'its certificate could not be verified',
  proxy: 'the proxy did not let the request through',
  'too-large': 'the answer was far too long',
  other: 'the request could not be made',
};
