import { mentionsDigitalOcean, type Service, serviceOf } from '../../knowledge/hosts.ts';
import { anyOf, group, sequence } from '../../text/patterns.ts';

const host = sequence([/https?:\/\/(?:[^\s"'`<>/@]{1,80}@)?/, group('host', /[\w.-]{1,255}/)]);

/** Where a text says to which address its request goes; links to pages have none of these words. */
const requested = anyOf(
  [
    // A command; its options can be on lines of their own.
    sequence([/\b(?:curl|wget|https?|xh)(?:\.exe)?[ \t](?:[^\n\\]|\\[\s\S]){0,500}?/, host]),
    // A call in source code, and the name of a setting.
    sequence([
      /\b(?:fetch|get|post|put|patch|delete|request|urlopen|uri)\([ \t]{0,4}["'`]/,
      /https?:\/\/(?<called>[\w.-]{1,255})/,
    ]),
    sequence([
      /\b(?:base_?url|endpoint(?:_?url)?|api_base|host_base)["']?[ \t]{0,4}[=:][ \t]{0,4}["'`]?/,
      /https?:\/\/(?<set>[\w.-]{1,255})/,
    ]),
    // The endpoints of OAuth servers.
    /https?:\/\/(?<oauth>[\w.-]{1,255})\/(?:[\w./-]{0,80}\/)?(?:oauth2?|token)\b/,
    // An API by its name or its path.
    /https?:\/\/(?:(?<api>api\.[\w.-]{1,255})\/|(?<path>[\w.-]{1,255})\/api\/v\d)/,
    // A raw request, and what curl -v shows of one.
    /^[ \t>]{0,8}Host:[ \t]{0,8}(?<raw>[\w.-]{1,255})/,
  ],
  'gim',
);
/** More requests than this are a log. */
const maxRequests = 20;

const providers: readonly Service[] = ['linode', 'provider', 'other'];

/**
 * The service that the requests in a text go to, if that isn't the API: one of DigitalOcean's other
 * products, or another provider in a text that isn't about DigitalOcean. Null if the text shows no
 * request, or requests to several services.
 */
export function elsewhereIn(text: string): Service | null {
  if (!/https?:\/\/|\bhost:/i.test(text) || /\bapi\.digitalocean\.com\b/i.test(text)) return null;
  const services = new Set<Service>();
  let seen = 0;
  for (const { groups = {} } of text.matchAll(requested)) {
    if (++seen > maxRequests) return null;
    const { host, called, set, oauth, api, path, raw } = groups;
    services.add(serviceOf(host ?? called ?? set ?? oauth ?? api ?? path ?? raw ?? ''));
  }
  const [service = null, another] = services;
  if (service === null || another !== undefined) return null;
  if (service === 'api' || service === 'control-panel') return null;
  return providers.includes(service) && mentionsDigitalOcean.test(text) ? null : service;
}
