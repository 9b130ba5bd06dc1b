import { anyWord, group, sequence } from '../text/patterns.ts';
import type { Circumstance, Names, Paste } from './circumstance.ts';
import { links } from './links.ts';

/** A text whose error is about the credential of another provider, and that mentions DigitalOcean beside it. */

/** The providers, with the names of their own programs and variables. */
const providers: readonly (readonly [name: string, own: RegExp])[] = [
  [
    'GitHub',
    /\bgh (?:auth|api|pr|repo|secret|release)\b|\b(?:GITHUB|GH)_TOKEN\b|\bgithub\.com: authentication failed|\bBad credentials\b[^\n]{0,80}docs\.github\.com/,
  ],
  ['GitLab', /\bglab (?:auth|api|mr|repo)\b|\bGITLAB_TOKEN\b/],
  ['Bitbucket', /\bBITBUCKET_TOKEN\b/],
  ['Hetzner', /\bhcloud\b|\bHCLOUD_TOKEN\b|\bHETZNER_\w{0,12}TOKEN\b/],
  ['Linode', /\blinode-cli\b|\bLINODE_TOKEN\b/],
  ['Vultr', /\bvultr-cli\b|\bVULTR_API_KEY\b/],
  ['Scaleway', /\bscw \w/],
  ['Cloudflare', /\bwrangler\b|\b(?:CLOUDFLARE|CF)_(?:DNS_)?API_TOKEN\b/],
  ['AWS', /\baws (?:sts|ec2|iam|eks|ecr|lambda|configure)\b/],
  ['Google Cloud', /\bgcloud\b/],
  ['Azure', /\baz (?:login|account|aks|vm)\b/],
  ['Heroku', /\bheroku (?:login|auth|apps)\b|\bHEROKU_API_KEY\b/],
  ['Netlify', /\bNETLIFY_AUTH_TOKEN\b/],
  ['Vercel', /\bVERCEL_TOKEN\b/],
  ['Fly.io', /\bflyctl?\b|\bFLY_API_TOKEN\b/],
  ['Docker Hub', /\bdocker\.io\b/],
  ['npm', /\bNPM_TOKEN\b|\bnpm publish\b/],
  ['SendGrid', /\bSENDGRID_API_KEY\b/],
  ['Mailgun', /\bMAILGUN_API_KEY\b/],
  ['Stripe', /\bsk_(?:live|test)_/],
  ['OpenAI', /\bOPENAI_API_KEY\b/],
  ['Anthropic', /\bANTHROPIC_API_KEY\b/],
  ['Namecheap', /\bNAMECHEAP_API\w{0,8}\b/],
  ['GoDaddy', /\bGODADDY_API\w{0,8}\b/],
  ['Slack', /\bxox[bp]-/],
  ['Datadog', /\bDD_API_KEY\b/],
];
const named = sequence(
  [
    /\b/,
    group(
      'name',
      anyWord(`GitHub GitLab Bitbucket Hetzner Linode Vultr Scaleway Cloudflare AWS Azure Heroku
        Netlify Vercel Fly\\.io npm SendGrid Mailgun Stripe OpenAI Anthropic Namecheap GoDaddy Slack
        Datadog`),
    ),
    /(?:\.com)?['’]?s? (?:(?:personal|access|api|oauth|deploy|auth|cloud|dns|global|classic) ){0,3}/,
    /(?:tokens?|api|keys?|pats?|cli|credentials?)\b/,
  ],
  'i',
);

const trouble =
  /\b(?:fail(?:s|ed|ing|ure)?|errors?|invalid|unauthori[sz]ed|unauthenticated|denied|forbidden|reject(?:s|ed)|expired|revoked|refused|40[13]|unable to|could not|bad credentials|doesn['’]t work|not working)\b/i;
const digitalOcean =
  /digital ?ocean|\bDO\b|\bdoctl\b|\bdo[por]_v1_|unable to authenticate you|\/v2\/|\bdroplets?\b|\bspaces\b|\bs3\b|\bregistry\b/i;

/** Git names the host that refuses the login. */
const git = /\bfatal: Authentication failed for ['"]?https?:\/\/(?:[^@/\s]{1,80}@)?([\w.-]{4,60})/;

function nameIn(clause: string): string | undefined {
  const name = named.exec(clause)?.groups?.name?.toLowerCase();
  const found = providers.find(([one, own]) => one.toLowerCase() === name || own.test(clause));
  return found?.[0];
}

function otherCredential({ text, facts }: Paste): Names | null {
  // An answer of that service has a report of its own.
  if (facts.some((fact) => fact.type === 'answer' && fact.service !== null)) return null;
  const host = git.exec(text)?.[1];
  if (host !== undefined)
    return { provider: host, login: ', such as a token with access to the repository' };
  const failing = text
    .split(/(?<=[.!?;])\s|\n|, (?=and |while |whereas )|\bbut\b|\bhowever\b/)
    .filter((clause) => trouble.test(clause));
  const foreign = failing.flatMap((clause) => nameIn(clause) ?? []);
  if (foreign[0] === undefined || failing.some((clause) => digitalOcean.test(clause))) return null;
  // Without DigitalOcean, the text has no other side.
  if (failing.length > foreign.length + 2) return null;
  return { provider: foreign[0], login: '' };
}

/** A person says that the value comes from another provider. */
const takenFrom =
  /\b(?:used?|using|pasted|copied|entered|took|put in|gave it|tried|have)\b[^.\n]{0,30}\b(?:token|key|secret|PAT|credentials?)["'”]?(?: from| of| that I (?:got|have) from) (?:my |the |our |your )?([A-Z][\w.]{2,12}|github|gitlab|heroku|hetzner|linode|vultr|cloudflare|aws|netlify|vercel)\b/i;

export const keyFromElsewhere = {
  id: 'key-from-elsewhere',
  title: 'The key is from {source}; DigitalOcean needs its own token',
  patterns: [],
  find: ({ told }) => {
    const name = takenFrom.exec(told)?.[1]?.toLowerCase();
    const found = providers.find(([one]) => one.toLowerCase() === name);
    return found === undefined || /\b(?:secrets?|variables?|actions|vault)\b/i.test(told)
      ? null
      : { source: found[0] };
  },
  status: 401,
  decisive: true,
  fits: 'Each provider knows only its own keys, so DigitalOcean rejects this one.',
  check: {
    text: 'Create a token in DigitalOcean’s control panel, and use it here:',
    url: links.tokens,
  },
  afterwards: {
    text: 'Replace the other key if it was sent or saved where others can read it.',
  },
} as const satisfies Circumstance;

/** A variable for the keys of Spaces behind “Bearer”. */
export const spacesSecretSent = {
  id: 'spaces-secret-sent',
  title: 'The program sends a Spaces key in place of the API token',
  patterns: [],
  shown: [
    /\bBearer ["'<$({[` +]{0,6}(?:\w{1,20}[.[]["']?){0,2}\w{0,20}(?:SPACES|S3|AWS)_?\w{0,30}(?:KEY|SECRET|TOKEN)\b/i,
  ],
  status: 401,
  decisive: true,
  fits: 'The name behind “Bearer” is one for the keys of Spaces or S3. Those keys are for buckets; the API accepts only API tokens.',
  check: { text: 'Create an API token, and send it in this header:', url: links.tokens },
  afterwards: { text: 'Keep the key pair for the S3 client, in variables of its own.' },
} as const satisfies Circumstance;

export const otherProvider = {
  id: 'other-provider',
  title: 'This error is about {provider}, not about DigitalOcean',
  patterns: [],
  find: otherCredential,
  local: true,
  decisive: true,
  fits: 'What fails in the text is the login at {provider}. A DigitalOcean token can’t cause that, and a new one doesn’t change it.',
  check: {
    text: 'Check or replace the credential for {provider}, where the failing program reads it{login}.',
  },
  afterwards: { text: 'Paste the error of the DigitalOcean command or request, if one fails too.' },
} as const satisfies Circumstance;
