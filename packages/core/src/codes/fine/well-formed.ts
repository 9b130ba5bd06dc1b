import type { Lifetime } from '../../facts.ts';
import { aKind, type Kind } from '../../knowledge/kinds.ts';
import { duration } from '../../text/time.ts';
import { defineCode } from '../define.ts';
import { stepsOf, toldIn } from '../story.ts';
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
  title: 'Looks like a valid token (not checked with DigitalOcean)',
  severity: 'info',
  supersededBy: 'a fault',
  rule: (subject) => {
    const { credential } = subject;
    if (credential === null || !isAccessToken(subject) || wasRequested(subject)) return null;
    // The text shows what happened, and that is the question.
    if (subject.facts.some(({ type }) => type === 'answer' || type === 'failure')) return null;
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
  words: ({ kind, alternatives, lifetime, skipped }, context) => {
    // Whether it works comes after that.
    const told = toldIn(context, 'leak-notice') ?? toldIn(context, 'leak-reported');
    if (told) return { title: told.title, what: told.fits, why: '', fix: stepsOf(told) };
    return {
      ...(alternatives.length > 0 && {
        title: 'An old token (not checked with DigitalOcean)',
      }),
      what:
        alternatives.length === 0
          ? `This has the exact format of ${aKind(kind)}.`
          : `64 hexadecimal digits without a prefix can be ${list([kind, ...alternatives].map(aKind))}. All of them look the same.`,
      why: [
        lifetime?.type === 'seconds' && `It was issued for ${duration(lifetime.seconds)}.`,
        'Only DigitalOcean can tell whether it still works.',
      ]
        .filter(Boolean)
        .join(' '),
      fix: [
        skipped
          ? {
              text: 'Save the credentials as a list, one per line: only the first ten in a text are checked online.',
              terminal: 'token-check --batch tokens.txt',
            }
          : {
              text: 'Run this again without `--offline` to ask DigitalOcean. The check is read-only.',
            },
      ],
    };
  },
});

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
