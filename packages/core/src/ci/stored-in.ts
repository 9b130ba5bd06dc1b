import type { Fix } from '../explain.ts';

/**
 * How people name a place that contains a secret, and the command that sets it. Every command reads
 * the value from a prompt that doesn't show it, and never from its arguments. The names are such that a
 * shell takes them as they are.
 */
const places: readonly (readonly [RegExp, (...names: string[]) => string])[] = [
  [
    /^GitHub environment ([A-Za-z0-9_][\w.-]{0,99}): ([A-Za-z_]\w{0,99})$/i,
    (environment, secret) => `gh secret set ${secret} --env ${environment}`,
  ],
  [
    /^GitHub organization ([A-Za-z0-9_][\w.-]{0,99}): ([A-Za-z_]\w{0,99})$/i,
    (organization, secret) => `gh secret set ${secret} --org ${organization}`,
  ],
  [
    /^GitHub Dependabot: ([A-Za-z_]\w{0,99})$/i,
    (secret) => `gh secret set ${secret} --app dependabot`,
  ],
  [
    /^GitHub(?: Actions)?(?: repository)?(?: secret)?(?::| secret) ([A-Za-z_]\w{0,99})$/i,
    (secret) => `gh secret set ${secret}`,
  ],
  [
    /^GitLab(?: variable)?(?::| variable) ([A-Za-z_]\w{0,99})$/i,
    (secret) => `read -rs NEW && printf %s "$NEW" | glab variable set ${secret} --masked`,
  ],
  [
    /^Kubernetes secret ([A-Za-z0-9_][\w.-]{0,99})\/([A-Za-z0-9_][\w.-]{0,99}), key ([A-Za-z0-9_][\w.-]{0,99})$/i,
    (namespace, secret, key) =>
      `read -rs NEW && printf '{"stringData":{"${key}":"%s"}}' "$NEW" | kubectl -n ${namespace} patch secret ${secret} --type merge --patch-file /dev/stdin`,
  ],
];

/** The step that stores a token in a place, with the command where the place is written like one. */
export function storeIn(place: string): Fix {
  const text = `Store it in “${place.trim()}”`;
  for (const [pattern, command] of places) {
    const found = pattern.exec(place.trim());
    if (found !== null) return { text: `${text}:`, command: command(...found.slice(1)) };
  }
  return { text: `${text}.` };
}
