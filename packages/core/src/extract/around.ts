import { mentionsDigitalOcean } from '../knowledge/hosts.ts';
import { anyOf, sequence } from '../text/patterns.ts';
import { normalName, type RoleKind, roleOf } from './field-names.ts';

/** DigitalOcean also by names of variables and the host of inference. */
const mentionsOurs = anyOf(
  [mentionsDigitalOcean, /\bDO_[A-Z]/, /\bdo_(?:token|pat|api|key|access)/, /do-ai\.run/],
  'i',
);

/**
 * Other services whose tokens may be 64 digits as well, or whose names a text contains: the name, and
 * the words for it.
 */
const otherServices: readonly (readonly [name: string, words: RegExp])[] = [
  ['Linode', /linode/],
  ['Hetzner', /hcloud|hetzner/],
  ['Vultr', /vultr/],
  ['Scaleway', /scaleway/],
  ['UpCloud', /upcloud/],
  ['OVH', /ovh(?:cloud)?/],
  ['Azure', /azure/],
  ['Google Cloud', /gcloud|google cloud/],
  ['AWS', /aws/],
  ['Heroku', /heroku/],
  ['Netlify', /netlify/],
  ['Vercel', /vercel/],
  ['Fly.io', /fly\.io/],
  ['Cloudflare', /cloudflare/],
  ['GoDaddy', /godaddy/],
  ['do.de', /do\.de|domain[ -]?offensive|dode/],
  ['Gandi', /gandi/],
  ['DNSimple', /dnsimple/],
  ['Namecheap', /namecheap/],
  ['Porkbun', /porkbun/],
  ['netcup', /netcup/],
  ['IONOS', /ionos/],
  ['deSEC', /desec/],
  ['INWX', /inwx/],
  ['GitLab', /gitlab/],
  ['npm', /npmjs|npm/],
  ['PyPI', /pypi/],
  ['Nexus', /nexus/],
  ['Artifactory', /artifactory/],
  ['Quay', /quay/],
  ['GitHub', /ghcr/],
  ['Docker Hub', /dockerhub/],
  ['SonarQube', /sonar/],
  ['Sentry', /sentry/],
  ['Datadog', /datadog/],
  ['Grafana', /grafana/],
  ['Stripe', /stripe/],
  ['Slack', /slack/],
  ['Twilio', /twilio/],
  ['OpenAI', /openai/],
  ['Anthropic', /anthropic/],
];
const edge = /(?<![A-Za-z0-9])/;
const otherService = sequence(
  [edge, anyOf(otherServices.map(([, words]) => words)), /(?![A-Za-z0-9])/],
  'i',
);
/** Any address, and logins to other registries. */
const otherAddress = anyOf([/https?:\/\/[a-z0-9]/, /\bdocker login\b/, /\/\/[\w.-]+\/:_auth/], 'i');

/** DigitalOcean's products whose own secrets may be 64 digits as well. */
const otherProducts = anyOf(
  [
    /\.k8s\.ondigitalocean\.com|ExecCredential/, // clusters
    /agents\.do-ai\.run/,
    /digitaloceanspaces\.com/,
    /\.ondigitalocean\.app/, // App Platform
  ],
  'i',
);

/**
 * Whether a text mentions another service, and DigitalOcean's API not at all. 64 digits in it could
 * be that service's secret, and must not be sent to DigitalOcean.
 */
export function mentionsOthersOnly(text: string): boolean {
  if (otherProducts.test(text)) return true;
  if (mentionsOurs.test(text)) return false;
  return otherService.test(text) || otherAddress.test(text);
}

/** The name of the other service that a text is about; null if it is about DigitalOcean too. */
export function otherServiceIn(text: string): string | null {
  if (mentionsOurs.test(text)) return null;
  const [word] = otherService.exec(text) ?? [];
  if (word === undefined) return null;
  const name = word.toLowerCase();
  return otherServices.find(([, words]) => words.test(name))?.[0] ?? null;
}

/** The parameters of a request to a token endpoint that say what its credential is. */
const grants: readonly { readonly kind: RoleKind; readonly pattern: RegExp }[] = [
  { kind: 'oauth-refresh-token', pattern: /token_type["']?\s{0,4}[=:]\s{0,4}["']?refresh/ },
  { kind: 'oauth-refresh-token', pattern: /grant_type["']?\s{0,4}[=:]\s{0,4}["']?refresh_token/ },
  {
    kind: 'authorization-code',
    pattern: /grant_type["']?\s{0,4}[=:]\s{0,4}["']?authorization_code/,
  },
];

/** Words such as "refresh token" and "client secret", at most 16 characters before a value. */
const roleWords =
  /\b(?:refresh|client|app|authori[sz]ation|auth)[ _-](?:token|secret|id|code)\b(?=[^\n]{0,16}\n?$)/i;

export interface Role {
  readonly kind: RoleKind;
  readonly name: string;
}

/** The role that a request to a token endpoint in the text gives to its credential. */
export function roleByGrant(text: string): Role | null {
  const grant = grants.find(({ pattern }) => pattern.test(text));
  return grant === undefined ? null : { kind: grant.kind, name: 'grant_type' };
}

/** The role that the words before a value give to it. */
export function roleByWords(text: string, value: string): Role | null {
  const at = text.indexOf(value);
  if (at === -1) return null;
  const [words = ''] = roleWords.exec(text.slice(Math.max(0, at - 48), at)) ?? [];
  const name = normalName(words);
  const kind = roleOf(name);
  return kind === null ? null : { kind, name };
}
