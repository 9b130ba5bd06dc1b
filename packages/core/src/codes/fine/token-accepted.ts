import type { Lifetime } from '../../facts.ts';
import { type Kind, kindNames } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import { acceptanceConfidence, isForbidden, isRejection, isUsable } from '../answers.ts';
import { defineCode, type FixStep } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { decideFor } from '../scopes.ts';
import { answersOf, probedAccountOf, probedGrantOf } from '../subject.ts';

export interface Evidence {
  readonly kind: Kind;
  readonly answers: readonly AnswerEvidence[];
  readonly scopes: readonly string[] | null;
  readonly lifetime: Lifetime;
  readonly expiresAt: string | null;
  /** The API refused to show the account. */
  readonly withoutAccount: boolean;
  /** It refused although the token has `account:read`. */
  readonly inSpiteOfScope: boolean;
  /** The text says that the token leaked. */
  readonly exposed: boolean;
  /** The text shows that DigitalOcean rejected a credential, but it accepts this one. */
  readonly contradictsPaste: boolean;
}

const nature: Partial<Record<Kind, string>> = {
  'personal-access-token':
    'A personal access token is the right thing for your own tools. It cannot be refreshed: when its time is over, make a new one.',
  'oauth-access-token':
    'An OAuth access token acts for the team that granted it. Your application renews it with its refresh token (dor_v1_…), which works once.',
  'legacy-token': 'It has no prefix, so it was issued before March 2022.',
};

export const tokenAccepted = defineCode<Evidence>()({
  code: 'token-accepted',
  family: 'fine',
  title: 'DigitalOcean accepts this token',
  severity: ({ exposed }) => (exposed ? 'warning' : 'info'),
  rule: (subject) => {
    if (subject.credential === null || !isUsable(subject)) return null;
    const probed = answersOf(subject).filter(({ origin }) => origin === 'probed');
    const grant = probedGrantOf(subject);
    const withoutAccount = probedAccountOf(subject) === null && probed.some(isForbidden);
    return {
      confidence: acceptanceConfidence(subject),
      evidence: {
        kind: subject.credential.kind,
        answers: probed.map(evidenceOf),
        scopes: grant?.scopes ?? null,
        lifetime: grant?.lifetime ?? { type: 'unknown' },
        expiresAt: grant?.expiresAt ?? null,
        withoutAccount,
        inSpiteOfScope: withoutAccount && decideFor(subject, [['account:read']]).answer === 'yes',
        exposed: subject.facts.some(({ type }) => type === 'exposure' || type === 'revocation'),
        contradictsPaste: answersOf(subject).some(
          (answer) => answer.origin === 'pasted' && isRejection(answer),
        ),
      },
    };
  },
  words: (evidence) => {
    const { kind, answers, exposed, withoutAccount, inSpiteOfScope, contradictsPaste } = evidence;
    return {
      what: [
        answers.some(({ status }) => status === 200)
          ? `DigitalOcean accepted this ${kind === 'legacy-token' ? 'token' : kindNames[kind]} just now.`
          : 'DigitalOcean knows this token: it refused the question for lack of a permission, not for the token.',
        withoutAccount &&
          (inSpiteOfScope
            ? 'It may not read the account, although it has the scope for it: the role of its owner may not allow it.'
            : 'It may not read the account, which is no fault.'),
        exposed && 'The text says that others have seen it, and it still opens the account.',
        contradictsPaste &&
          'The refusal that you pasted was for another credential, or for none: this one works.',
      ]
        .filter(Boolean)
        .join(' '),
      why: [lifeOf(evidence), reachOf(evidence.scopes)].filter(Boolean).join(' '),
      fix: fixFor(evidence),
    };
  },
});

function lifeOf({ kind, lifetime, expiresAt }: Evidence): string {
  const until =
    lifetime.type === 'never'
      ? 'This one has no expiry date: it lives until someone deletes it.'
      : expiresAt !== null && lifetime.type === 'seconds' && lifetime.seconds > 0
        ? `This one expires on ${expiresAt.slice(0, 10)}.`
        : 'Its expiry date could not be read.';
  return `${nature[kind] ?? ''} ${until}`.trim();
}

function reachOf(scopes: readonly string[] | null): string {
  if (scopes === null) return '';
  const umbrella = (action: string) =>
    scopes.some((scope) => scope === action || scope === `api:${action}`);
  if (umbrella('write')) return 'It may change everything its owner can change.';
  if (umbrella('read')) return 'It may read everything its owner can read.';
  return `It opens what its ${scopes.length === 1 ? 'one scope says' : `${scopes.length} scopes say`}, nothing else.`;
}

function fixFor({
  kind,
  lifetime,
  expiresAt,
  exposed,
  contradictsPaste,
}: Evidence): readonly FixStep[] {
  const steps: FixStep[] = [];
  if (exposed) {
    steps.push({
      text: 'Delete it now, and make a new one for the programs that use it:',
      url: links.tokens,
    });
    return steps;
  }
  if (contradictsPaste) {
    steps.push({
      text: 'Find out which token the failing program really sends: an old copy, another variable or an empty one. Compare the last four characters with the label above.',
    });
  }
  const isAhead = lifetime.type === 'seconds' && lifetime.seconds > 0;
  if (expiresAt !== null && isAhead && kind === 'personal-access-token') {
    steps.push({
      text: `Make its successor before ${expiresAt.slice(0, 10)} and put it wherever this one is used.`,
      url: links.tokens,
    });
  }
  return steps;
}
