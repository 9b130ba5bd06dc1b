import { links } from '../../knowledge/links.ts';
import { setAndCheck } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { isForOtherProvider, requestOf } from '../subject.ts';

export interface Evidence {
  readonly providers: readonly string[];
  readonly what: string;
  readonly where: string;
  /** It has the name of its own provider, or goes there, and isn't sent to DigitalOcean. */
  readonly inPlace: boolean;
  /** The expiry date that a JWT states, ISO 8601; read, not verified. */
  readonly expiresAt: string | null;
}

export const foreignToken = defineCode<Evidence>()({
  code: 'foreign-token',
  family: 'not-an-access-token',
  title: 'This is a credential of another provider',
  severity: ({ inPlace }) => (inPlace ? 'info' : 'error'),
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.kind !== 'foreign' || credential.belongs === null) return null;
    const { providers, what, where, confidence, expiresAt } = credential.belongs;
    const name = letters(credential.name ?? '');
    const isSent = requestOf(subject)?.authScheme != null;
    const inPlace =
      isForOtherProvider(subject) ||
      (!isSent && (credential.besideToken || providers.some((one) => isNamedAfter(name, one))));
    // Under a name of DigitalOcean, or in a request, a DigitalOcean token is expected.
    const isMisplaced = isSent || /digital_?ocean|^do_/i.test(credential.name ?? '');
    const isUnique = confidence === 'certain' && providers.length === 1;
    const isLikely = isMisplaced || confidence !== 'possible';
    return {
      confidence: isUnique ? 'certain' : isLikely ? 'likely' : 'possible',
      evidence: { providers, what, where, inPlace, expiresAt },
    };
  },
  words: (evidence, context) => {
    const { providers, what, inPlace } = evidence;
    const [provider = ''] = providers;
    const unique = providers.length === 1;
    const noun = isUuid(what)
      ? 'UUID'
      : isJwt(what)
        ? 'JWT'
        : (/\b(?:token|key|password)\b/.exec(what)?.[0] ?? 'credential');
    const own = isJwt(what) ? 'a JSON Web Token (JWT)' : `${article(provider)} ${provider} ${noun}`;
    const title = isUuid(what)
      ? 'This is a UUID, not a token'
      : unique
        ? `This is ${own}${inPlace ? '' : ', not a DigitalOcean token'}`
        : 'This is not a DigitalOcean token';
    return {
      ...(title.length <= 60 && { title }),
      what: `The value has the format of ${nameOf(providers, what)}, so token-check didn’t send it to DigitalOcean.`,
      why: whyNot(evidence),
      fix: inPlace
        ? []
        : [
            {
              text: `Use a DigitalOcean token here instead of this ${unique && !isJwt(what) ? `${provider} ` : ''}${noun}:`,
              url: links.tokens,
            },
            setAndCheck('the DigitalOcean token', context),
          ],
    };
  },
});

/** How variables abbreviate a provider, in small letters without marks. */
const abbreviations: Readonly<Record<string, readonly string[]>> = {
  'Amazon Web Services': ['aws'],
  GitHub: ['gh'],
  'Hugging Face': ['hf'],
  'Hetzner Cloud': ['hcloud'],
  Cloudflare: ['cf'],
  'Google Cloud': ['gcp', 'gcloud'],
  PyPI: ['twine'],
};

const isNamedAfter = (name: string, provider: string): boolean =>
  name.includes(letters(provider.split(' ')[0] ?? '')) ||
  (abbreviations[provider] ?? []).some((one) => name.startsWith(one));

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

const article = (noun: string): string =>
  /^(?:[aeioAEIO]|npm\b|[FHLMNRSX][A-Z]{2})/.test(noun) ? 'an' : 'a';

const isJwt = (what: string): boolean => what.startsWith('JSON Web Token');
const isUuid = (what: string): boolean => what.includes('UUID');

/** For example `a GitHub personal access token`. */
function nameOf(providers: readonly string[], what: string): string {
  const [first = '', ...others] = providers;
  if (isUuid(what)) return `a UUID, which ${listOf(providers, 'and')} use as a key`;
  if (isJwt(what)) return `a ${what}`;
  const name = what === '' ? 'credential' : what.replace(/^an? /, '');
  if (others.length > 0) return `${article(name)} ${name} (${listOf(providers)})`;
  return name.includes(first) ? `${article(name)} ${name}` : `${article(first)} ${first} ${name}`;
}

/** Up to three names. */
const listOf = (providers: readonly string[], and = 'or'): string =>
  providers.length > 3
    ? `${providers.slice(0, 3).join(', ')} and others`
    : providers.join(` ${and} `);

function whyNot({ providers, what, where, expiresAt }: Evidence): string {
  if (expiresAt !== null) {
    return `DigitalOcean’s API tokens aren’t JWTs; by its own, unverified date, the JWT expires on ${expiresAt.slice(0, 10)}.`;
  }
  if (isUuid(what)) return 'DigitalOcean uses UUIDs only as the IDs of resources.';
  if (isJwt(what)) return 'DigitalOcean’s API tokens aren’t JWTs.';
  return providers.length === 1 ? where : 'DigitalOcean’s API tokens have another format.';
}
