import type { FailureReason } from '../facts.ts';

/** A failed request must not be read as a verdict on the token. */
export const saysNothing = 'This says nothing about the token.';

/** Each reason as the end of a sentence. */
export const reasons: Readonly<Record<FailureReason, string>> = {
  dns: 'DNS can’t find the host name',
  refused: 'the connection was refused',
  reset: 'the connection was closed',
  unreachable: 'there is no route to the host',
  timeout: 'no answer came in time',
  tls: 'the certificate isn’t trusted',
  proxy: 'the proxy blocked the request',
  garbled: 'the answer isn’t valid HTTP',
  'too-large': 'the answer is far too long',
  redirected: 'the server redirected the request',
  unreadable: 'the browser doesn’t show the answer to a web page',
  other: 'the request failed',
};
