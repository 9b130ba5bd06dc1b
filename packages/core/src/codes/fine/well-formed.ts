import type { Lifetime } from '../../facts.ts';
import { aKind, type Kind } from '../../knowledge/kinds.ts';
import { duration } from '../../text/time.ts';
import { defineCode } from '../define.ts';
import { grantOf, isAccessToken, wasRequested } from '../subject.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly alternatives: readonly Kind[];
  readonly lifetime: Lifetime | null;
  /** No request was made, because the text contains too many credentials. */
  readonly skipped: boolean;
}

/** The format is right, and no request was made. */
export const wellFormed = defineCode<Evidence>()({
  code: 'well-formed',
  family: 'fine',
  title: 'This has the right shape; DigitalOcean was not asked',
  severity: 'info',
  supersededBy: 'a fault',
  rule: (subject) => {
    const { credential } = subject;
    if (credential === null || !isAccessToken(subject) || wasRequested(subject)) return null;
    const { kind, alternatives } = credential;
    return {
      confidence: alternatives.length > 0 ? 'likely' : 'certain',
      evidence: {
        kind,
        alternatives,
        lifetime: grantOf(subject)?.lifetime ?? null,
        skipped: subject.skipped,
      },
    };
  },
  words: ({ kind, alternatives, lifetime, skipped }) => ({
    what:
      alternatives.length === 0
        ? `The value has the exact shape of ${aKind(kind)}.`
        : `64 hexadecimal digits without a prefix: ${aKind(kind)}, or else ${list(alternatives.map(aKind))}. They look the same.`,
    why: [
      'The shape is right, but only DigitalOcean knows whether the token is alive.',
      kind === 'oauth-access-token' && 'It is renewed with the refresh token that came with it.',
      lifetime?.type === 'seconds' && `It was issued for ${duration(lifetime.seconds)}.`,
    ]
      .filter(Boolean)
      .join(' '),
    fix: [
      skipped
        ? {
            text: 'Only the first ten credentials of a paste are asked about. Give many as a list, one a line.',
            terminal: 'token-check --batch tokens.txt',
          }
        : { text: 'Check it again and let DigitalOcean be asked. That only reads.' },
    ],
  }),
});

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
