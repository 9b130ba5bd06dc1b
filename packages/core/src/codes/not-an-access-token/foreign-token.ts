import { defineCode } from '../define.ts';
import { isForOtherProvider, requestOf } from '../subject.ts';
import { apiToken } from './shared.ts';

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
  words: ({ providers, what, where, expiresAt, inPlace }) => ({
    what: `The value has the shape of ${what === '' ? 'a credential' : `${what}`} (${providers.join(' or ')}).`,
    why: `${where} It was not sent anywhere.${expiresAt === null ? '' : ` By its own words it expires on ${expiresAt.slice(0, 10)}.`}`,
    fix: inPlace
      ? []
      : [{ text: 'Put it back where it belongs, and put a DigitalOcean token here.' }, apiToken],
  }),
});

/** How variables abbreviate a provider, in small letters without marks. */
const abbreviations: Readonly<Record<string, RegExp>> = {
  'Amazon Web Services': /^aws/,
  GitHub: /^gh/,
  'Hugging Face': /^hf/,
  'Hetzner Cloud': /^hcloud/,
  Cloudflare: /^cf/,
  'Google Cloud': /^(?:gcp|gcloud|google)/,
  PyPI: /^twine/,
};

const isNamedAfter = (name: string, provider: string): boolean =>
  name.includes(letters(provider.split(' ')[0] ?? '')) ||
  (abbreviations[provider]?.test(name) ?? false);

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
