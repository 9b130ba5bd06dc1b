import { normalName, type RoleKind, roleOf } from './field-names.ts';

/** A word of DigitalOcean's: its name, its programs, its prefixes, its variables. */
const ours =
  /digital\s?ocean|\bdoctl\b|\bdo[por]_v1_|\bDO_[A-Z]|\bdo_(?:token|pat|api|key|access)|do-ai\.run/i;

/** Other services whose tokens may be 64 digits as well, and programs that log in to others. */
const others =
  /\b(?:linode|hcloud|hetzner|vultr|scaleway|upcloud|ovh|cloudflare|gitlab|npmjs|npm|pypi|heroku|netlify|vercel|fly\.io|stripe|slack|twilio|sentry|datadog|grafana|openai|anthropic|sonar|nexus|artifactory|quay|ghcr|dockerhub|azure|gcloud|aws)\b/i;

/** Products whose own secrets may be 64 digits as well: clusters, agents, apps, Spaces. */
const products =
  /\.k8s\.ondigitalocean\.com|agents\.do-ai\.run|digitaloceanspaces\.com|\.ondigitalocean\.app|ExecCredential/i;

const host = /https?:\/\/[a-z0-9]/i;

/**
 * Whether a text speaks of another service and nowhere of DigitalOcean's API. 64 digits in it are not
 * worth the risk of handing somebody else's secret to DigitalOcean.
 */
export function speaksOfOthers(text: string): boolean {
  if (products.test(text)) return true;
  if (ours.test(text)) return false;
  return others.test(text) || host.test(text) || /\bdocker login\b|\/\/[\w.-]+\/:_auth/i.test(text);
}

/** What the parameters of a request to a token endpoint say of the value that they carry. */
const grants: readonly { readonly kind: RoleKind; readonly pattern: RegExp }[] = [
  { kind: 'oauth-refresh-token', pattern: /token_type["']?\s{0,4}[=:]\s{0,4}["']?refresh/ },
  { kind: 'oauth-refresh-token', pattern: /grant_type["']?\s{0,4}[=:]\s{0,4}["']?refresh_token/ },
  {
    kind: 'authorization-code',
    pattern: /grant_type["']?\s{0,4}[=:]\s{0,4}["']?authorization_code/,
  },
];

/** The role that the words before a value, or the request that it stands in, give to it. */
export function roleAround(text: string, value: string): { kind: RoleKind; name: string } | null {
  const grant = grants.find(({ pattern }) => pattern.test(text));
  if (grant !== undefined) return { kind: grant.kind, name: 'grant_type' };
  const at = text.indexOf(value);
  if (at === -1) return null;
  const [words] =
    /\b(?:refresh|client|app|authori[sz]ation|auth)[ _-](?:token|secret|id|code)\b(?=[^\n]{0,16}\n?$)/i.exec(
      text.slice(Math.max(0, at - 48), at),
    ) ?? [];
  const name = words === undefined ? '' : normalName(words);
  const kind = roleOf(name);
  return kind === null ? null : { kind, name };
}
