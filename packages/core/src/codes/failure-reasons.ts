import type { FailureReason } from '../facts.ts';

/** A failed request must not be read as a verdict on the token. */
export const saysNothing = 'This says nothing about the token.';

/** Each reason as the end of a sentence. */
export const reasons: Readonly<Record<FailureReason, string>> = {
  dns: 'its name could not be looked up',
  refused: 'the connection was refused',
  reset: 'the connection was cut',
  unreachable: 'there is no route to it',
  timeout: 'no answer came in time',
  tls: 'its certificate could not be verified',
  proxy: 'the proxy did not let the request through',
  garbled: 'the answer was no proper HTTP',
  'too-large': 'the answer was far too long',
  redirected: 'it sent the request on to another address',
  unreadable: 'the browser does not show its answer to a web page',
  other: 'the request could not be made',
};
