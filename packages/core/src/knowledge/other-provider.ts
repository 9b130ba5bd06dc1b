import { anyOf, anyWord, group, sequence } from '../text/patterns.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';

/** A text whose error is about the credential of another provider, and that mentions DigitalOcean beside it. */

const names = `GitHub GitLab Bitbucket Hetzner Linode Vultr Scaleway Cloudflare AWS Azure Heroku Netlify Vercel
  npm SendGrid Mailgun Stripe OpenAI Anthropic Namecheap GoDaddy Slack`;
/** What names another provider's credential: its name before a word for one, its program, its variable. */
const providers = sequence(
  [
    /\b/,
    group('name', anyWord(names)),
    anyOf([
      /(?:\.com)?['’]?s? (?:(?:personal|access|api|oauth|deploy|auth|cloud|dns|global|classic) ){0,3}(?:tokens?|api|keys?|pats?|cli|credentials?)\b/,
      /_(?:\w{0,20}_)?(?:TOKEN|API_KEY)\b/,
      /\.com: authentication failed/,
      / (?:says|returns|answers|responds|reports)\b/,
    ]),
  ],
  'i',
);
/** The programs of those that go by another name. */
const programs: readonly (readonly [program: RegExp, provider: string])[] = [
  [/\bgh (?:auth|api|pr|repo|release)\b/, 'GitHub'],
  [/\bhcloud\b|\bHCLOUD_TOKEN\b/, 'Hetzner'],
  [/\bwrangler\b/, 'Cloudflare'],
  [/\baws (?:sts|ec2|iam|eks|ecr|lambda)\b/, 'AWS'],
  [/\bgcloud\b/, 'Google Cloud'],
  [/\bcomponents\.linode\b|\bfor linode\b/, 'Linode'],
  [/\bcomponents\.cloudflare\b/, 'Cloudflare'],
  [/\baz (?:login|account|aks|vm)\b/, 'Azure'],
];

const trouble =
  /\b(?:fail(?:s|ed|ing|ure)?|errors?|invalid|unauthori[sz]ed|unauthenticated|denied|forbidden|reject(?:s|ed)|expired|revoked|refused|40[13]|unable to|could not|bad credentials|doesn['’]t work|not working)\b/i;
const digitalOcean =
  /digital ?ocean|\bDO\b|\bdoctl\b|\bdo[por]_v1_|unable to authenticate you|\/v2\/|\bdroplets?\b|\bspaces\b|\bs3\b|\bregistry\b/i;

/** What Git prints where a login is refused; a host of one's own isn't repeated. */
const git =
  /\bfatal: Authentication failed for ['"]?https?:\/\/(?:[^@/\s]{1,80}@)?(?<host>(?:github|gitlab|bitbucket)\.(?:com|org))?|\bremote: (?:HTTP Basic: Access denied|Invalid username or (?:password|token)|Support for password authentication was removed)/;

function nameIn(clause: string): string | undefined {
  const name = providers.exec(clause)?.groups?.name?.toLowerCase();
  return (
    names.split(/\s+/).find((one) => one.toLowerCase() === name) ??
    programs.find(([one]) => one.test(clause))?.[1]
  );
}

function otherCredential({ text, facts }: Paste): Names | null {
  // An answer of that service has a report of its own.
  if (facts.some((fact) => fact.type === 'answer' && fact.service !== null)) return null;
  const refused = git.exec(text);
  if (refused !== null) {
    const provider = refused.groups?.host ?? 'the Git server';
    return { provider, login: ', such as a token with access to the repository' };
  }
  const failing = text
    .split(/(?<=[.!?;])\s|\n|, (?=and |while |whereas )|\bbut\b|\bhowever\b/)
    .filter((clause) => trouble.test(clause));
  const foreign = failing.flatMap((clause) => nameIn(clause) ?? []);
  if (foreign[0] === undefined || failing.some((clause) => digitalOcean.test(clause))) return null;
  // Many errors without a name can be about anything.
  if (failing.length > foreign.length + 2) return null;
  return { provider: foreign[0], login: '' };
}

export const otherProvider = {
  id: 'other-provider',
  title: 'This error is about {provider}, not about DigitalOcean',
  find: otherCredential,
  local: true,
  decisive: true,
  fits: 'What fails in the text is the login at {provider}. A DigitalOcean token can’t cause that, and a new one doesn’t change it.',
  check: {
    text: 'Check or replace the credential for {provider}, where the failing program reads it{login}.',
  },
  afterwards: { text: 'Paste the error of the DigitalOcean command or request, if one fails too.' },
} as const satisfies Circumstance;
