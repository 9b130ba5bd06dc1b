import { anyOf, anyWord, sequence } from '../text/patterns.ts';
import { tokenPrefix } from './token-formats.ts';

/**
 * Which service a host is. `look-alike`: its name looks like DigitalOcean's. `provider`: a well-known
 * other one. `other`: any other, also the user's own.
 */
export type Service =
  | 'api'
  | 'control-panel'
  | 'spaces'
  | 'registry'
  | 'inference'
  | 'agent'
  | 'kubernetes'
  | 'database'
  | 'functions'
  | 'metadata'
  | 'linode'
  | 'provider'
  | 'look-alike'
  | 'other';

const services: readonly { readonly service: Service; readonly pattern: RegExp }[] = [
  { service: 'api', pattern: /^api\.digitalocean\.com$/ },
  { service: 'registry', pattern: /^registry\.digitalocean\.com$/ },
  { service: 'control-panel', pattern: /(?:^|\.)digitalocean\.com$/ },
  { service: 'spaces', pattern: /(?:^|\.)digitaloceanspaces\.com$/ },
  { service: 'agent', pattern: /\.agents\.do-ai\.run$/ },
  { service: 'inference', pattern: /(?:^|\.)do-ai\.run$/ },
  { service: 'kubernetes', pattern: /\.k8s\.ondigitalocean\.com$/ },
  { service: 'database', pattern: /\.db\.ondigitalocean\.com$/ },
  { service: 'functions', pattern: /\.doserverless\.co$/ },
  { service: 'metadata', pattern: /^169\.254\.169\.254$/ },
  { service: 'linode', pattern: /(?:^|\.)linode\.com$/ },
  {
    service: 'provider',
    pattern: sequence([
      /(?:^|\.)/,
      anyWord(`
        amazonaws azure googleapis cloudflare hetzner vultr scaleway heroku netlify vercel
        github gitlab npmjs sentry stripe slack openai anthropic
        godaddy gandi dnsimple namecheap porkbun name netcup ionos hostinger ovh upcloud civo exoscale
        domainoffensive inwx desec duckdns fastly bunny fly
      `),
      /\.(?:com|cloud|io|org|net|de|eu|co|dev)$/,
    ]),
  },
  { service: 'provider', pattern: /(?:^|\.)do\.de$/ }, // Domain Offensive; do.co is ours
  // Apps and clusters of customers.
  { service: 'other', pattern: /(?:^|\.)ondigitalocean\.(?:app|com)$/ },
  // Misspelt, or made for those who misspell it.
  { service: 'look-alike', pattern: /digital-?oce|digital-?oca|digtal|digitalo/ },
];

/** Which service answers at a host. */
export function serviceOf(host: string): Service {
  const name = host.toLowerCase();
  return services.find(({ pattern }) => pattern.test(name))?.service ?? 'other';
}

const shownHosts = anyOf([
  /^(?:api|cloud|www|registry|inference)\.(?:digitalocean\.com|do-ai\.run)$/,
  /^[a-z]{3}\d\.digitaloceanspaces\.com$/,
  /^digitalocean\.com$/,
]);

/** A host as it may be shown: only DigitalOcean's own, because any other could contain a secret. */
export function shownHost(host: string): string | null {
  const name = host.toLowerCase();
  return shownHosts.test(name) ? name : null;
}

/**
 * The path of an API request as it may be shown, with `{id}` for everything but plain words: ids,
 * names, secrets. Null for a path that isn't one of the API.
 */
export function shownPath(path: string): string | null {
  if (!/^\/v[12](?:\/|$)/.test(path) || path.length > 300) return null;
  const [, version = '', ...rest] = path.replace(/\/+$/, '').split('/');
  const words = rest.map((part) => (/^[a-z][a-z_-]{1,23}$/.test(part) ? part : '{id}'));
  return `/${[version, ...words].join('/')}`;
}

/** Hosts of DigitalOcean's other products. */
const productHost = sequence(
  [
    /[\w-]{1,63}\./,
    anyOf([
      /digitaloceanspaces\.com/,
      /do-ai\.run/,
      /db\.ondigitalocean\.com/,
      /k8s\.ondigitalocean\.com/,
    ]),
  ],
  'gi',
);
/** The cheap look before the exact one. */
const productHint = /digitaloceanspaces|do-ai\.run|\.ondigitalocean/i;

/** DigitalOcean's other products whose hosts are in a text. */
export function servicesIn(text: string): readonly Service[] {
  if (!productHint.test(text)) return [];
  return [...new Set([...text.matchAll(productHost)].map(([host]) => serviceOf(host)))];
}

const ownHost = /\b[\w.-]{1,80}\.(?:digitalocean\.com|digitaloceanspaces\.com|do-ai\.run)\b/gi;

/** The hosts of DigitalOcean's APIs, pages and Spaces in a text, in its order, as it writes them. */
export const ownHostsIn = (text: string): readonly string[] => text.match(ownHost) ?? [];

/** DigitalOcean by its name, its program or the prefix of its tokens. */
export const mentionsDigitalOcean = anyOf(
  [/digital\s?ocean/, /\bdoctl\b/, sequence([/\b/, tokenPrefix])],
  'i',
);
