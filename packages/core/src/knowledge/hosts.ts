/**
 * Which service a host is. `look-alike` sounds like DigitalOcean, `provider` is a well-known other one,
 * `other` may be anybody's, also the user's own.
 */
export type Service =
  | 'api'
  | 'control-panel'
  | 'spaces'
  | 'registry'
  | 'inference'
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
  { service: 'inference', pattern: /(?:^|\.)do-ai\.run$/ },
  { service: 'kubernetes', pattern: /\.k8s\.ondigitalocean\.com$/ },
  { service: 'database', pattern: /\.db\.ondigitalocean\.com$/ },
  { service: 'functions', pattern: /\.doserverless\.co$/ },
  { service: 'metadata', pattern: /^169\.254\.169\.254$/ },
  { service: 'linode', pattern: /(?:^|\.)linode\.com$/ },
  {
    service: 'provider',
    pattern:
      /(?:^|\.)(?:github|gitlab|hetzner|vultr|scaleway|cloudflare|openai|anthropic|amazonaws|googleapis|azure|heroku|netlify|vercel|stripe|slack|npmjs|sentry)\.(?:com|cloud|io|org)$/,
  },
  // What people run on App Platform and in clusters is theirs.
  { service: 'other', pattern: /(?:^|\.)ondigitalocean\.(?:app|com)$/ },
  // Misspelt, or somebody who hopes for that.
  { service: 'look-alike', pattern: /digital-?oce|digital-?oca|digtal|digitalo/ },
];

/** Which service answers at a host. */
export function serviceOf(host: string): Service {
  const name = host.toLowerCase();
  return services.find(({ pattern }) => pattern.test(name))?.service ?? 'other';
}

/** A host as it may be shown: any but DigitalOcean's own could hold anything. */
export function shownHost(host: string): string | null {
  const name = host.toLowerCase();
  if (/^(?:api|cloud|www|registry|inference)\.(?:digitalocean\.com|do-ai\.run)$/.test(name))
    return name;
  if (/^[a-z]{3}\d\.digitaloceanspaces\.com$/.test(name)) return name;
  return name === 'digitalocean.com' ? name : null;
}

/**
 * The path of an API request as it may be shown: plain words stay, everything else (ids, names,
 * whatever somebody put there) becomes `{id}`. Null for a path that is not one of the API.
 */
export function shownPath(path: string): string | null {
  if (!/^\/v[12](?:\/|$)/.test(path) || path.length > 300) return null;
  const [, version = '', ...rest] = path.replace(/\/+$/, '').split('/');
  const words = rest.map((part) => (/^[a-z][a-z_-]{1,23}$/.test(part) ? part : '{id}'));
  return `/${[version, ...words].join('/')}`;
}

/** Hosts of DigitalOcean's other products, wherever they stand in a text. */
const productHost =
  /[\w-]{1,63}\.(?:digitaloceanspaces\.com|do-ai\.run|db\.ondigitalocean\.com|k8s\.ondigitalocean\.com)/gi;

export function servicesIn(text: string): readonly Service[] {
  if (!/digitaloceanspaces|do-ai\.run|\.ondigitalocean/i.test(text)) return [];
  return [...new Set([...text.matchAll(productHost)].map(([host]) => serviceOf(host)))];
}
