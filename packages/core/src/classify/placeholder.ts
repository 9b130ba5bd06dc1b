import type { Confidence } from './kinds.ts';

/** Values that stand in documentation. Only pieces, so that no full value stands in this file. */
const documented: readonly RegExp[] = [
  /^(?:do[a-z]_v1_)?77e027c7447f4680.{32}7f69d3$|^(?:do[a-z]_v1_)?77e027c7447f468068/i, // docs.digitalocean.com, example usage
  /^(?:do[a-z]_v1_)?53918d3cd735062c/i, // doctl, commands/auth_test.go
  /^(?:do[a-z]_v1_)?0000111122223333/i, // certbot-dns-digitalocean
  /^b7d03a6947b217ef/i, // API v2 docs of 2014, container registry sample
  /^a05dd2f2.*replace/i, // csi-digitalocean README
];

const instruction =
  /\b(?:your|my|the|insert|enter|paste|replace|change|put|add|example|sample|dummy|fake|test|some|here|xxx+)\b/i;
const noun = /\b(?:token|key|secret|pat|api|password|credential|value|digitalocean|do)\b/i;

/** Whether the value stands for a token that was to be put there, and how sure that is. */
export function placeholderConfidence(value: string): Confidence | null {
  const body = value.replace(/^do[a-z]_v1_/i, '');
  if (documented.some((pattern) => pattern.test(value))) return 'certain';
  if (/^<[^<>]*>$|^\[[^[\]]*\]$/.test(value)) return 'certain';
  if (/^(.)\1{3,}$/.test(body) || /^x{3,}/i.test(body)) return 'certain';
  if (
    /^(?:change[_-]?me|replace[_-]?me|todo|tbd|none|null|undefined|secret|token|foo|bar|example)$/i.test(
      body,
    )
  ) {
    return 'certain';
  }
  const words = body.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_\-.]+/g, ' ');
  if (instruction.test(words) && noun.test(words)) return 'certain';
  if (/^(?:[A-Z]+_)+(?:TOKEN|KEY|SECRET|PAT)$/.test(value) || /^(?:token|api ?key)$/i.test(words))
    return 'likely';
  return null;
}
