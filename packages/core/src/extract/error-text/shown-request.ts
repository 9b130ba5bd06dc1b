import type { RequestSeen } from '../../facts.ts';
import { serviceOf, shownHost, shownPath } from '../../knowledge/hosts.ts';

/** The lines of a request as `curl -v` shows it, and the same as it is on the wire. */
const requestLines =
  /^(?<mark>> ?|)(?<method>GET|POST|PUT|PATCH|DELETE|HEAD) (?<path>\/v[12]\/[^\s?]{1,300})\S{0,2000} HTTP\/[\d.]{1,3}[ \t\r]{0,4}\n(?<headers>(?:\k<mark>[A-Za-z][\w-]{0,60}:[^\n]{0,4096}\n){1,40})/m;

/**
 * The request that a text shows as it was sent, where it carries no credential: an output of
 * `curl -v`. Null where it has an Authorization header, or where its headers are not shown.
 */
export function requestWithoutCredential(text: string): RequestSeen | null {
  if (!text.includes(' HTTP/')) return null;
  const { method = '', path = '', headers = '' } = requestLines.exec(text)?.groups ?? {};
  const [, host] = /^(?:> ?)?host:[ \t]{0,8}([\w.-]{1,255})/im.exec(headers) ?? [];
  if (host === undefined || /^(?:> ?)?(?:proxy-)?authorization:/im.test(headers)) return null;
  const url = {
    scheme: 'https',
    service: serviceOf(host),
    host: shownHost(host),
    path: shownPath(path),
  };
  return {
    type: 'request',
    origin: 'pasted',
    tool: 'curl',
    method,
    url,
    authScheme: null,
    sent: true,
  };
}
