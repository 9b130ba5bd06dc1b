import type { Lifetime } from '../../facts.ts';
import { type Kind, kindNames } from '../../knowledge/kinds.ts';
import { links } from '../../knowledge/links.ts';
import { acceptanceConfidence, isForbidden, isRejection, isUsable } from '../answers.ts';
import { defineCode, type FixStep } from '../define.ts';
import { type AnswerEvidence, evidenceOf } from '../evidence.ts';
import { decideFor } from '../scopes.ts';
import { causeBesideToken, stepsOf } from '../story.ts';
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
        inSpiteOfScope: withoutAccount && decideFor(subject, [['account:read']]) === 'yes',
        exposed: subject.facts.some(({ type }) => type === 'exposure' || type === 'revocation'),
        // Neither host rejects a usable token, so the rejection is in the text.
        contradictsPaste: answersOf(subject).some(isRejection),
      },
    };
  },
  words: (evidence, context) => {
    const { kind, answers, exposed, withoutAccount, inSpiteOfScope, contradictsPaste } = evidence;
    const cause = exposed ? null : causeBesideToken(context);
    return {
      ...(exposed && { title: 'This token has leaked and still works' }),
      what: [
        answers.some(({ status }) => status === 200)
          ? `DigitalOcean accepted this ${kind === 'legacy-token' ? 'token' : kindNames[kind]} just now.`
          : 'DigitalOcean recognized this token and refused only the request for account details.',
        withoutAccount &&
          (inSpiteOfScope
            ? 'It can’t read account details although it has the scope: the role of its owner may not allow it.'
            : 'It can’t read account details; that’s fine for most uses.'),
        exposed && 'The text says that the token was exposed, and it still gives access.',
        cause !== null && `What fails in the text has another cause: ${cause.fits}`,
        contradictsPaste &&
          cause === null &&
          'The error in the text was caused by another credential, or by an empty one.',
      ]
        .filter(Boolean)
        .join(' '),
      why:
        cause === null
          ? [lifeOf(evidence), reachOf(evidence.scopes)].filter(Boolean).join(' ')
          : '',
      fix: cause === null ? fixFor(evidence) : stepsOf(cause),
    };
  },
});

function lifeOf({ kind, lifetime, expiresAt }: Evidence): string {
  const isRefreshed = kind === 'oauth-access-token';
  if (lifetime.type === 'never') return 'It never expires.';
  if (expiresAt !== null && lifetime.type === 'seconds' && lifetime.seconds > 0) {
    return `It expires on ${expiresAt.slice(0, 10)}${isRefreshed ? '; your app renews it with its refresh token' : ' and can’t be extended'}.`;
  }
  return 'DigitalOcean didn’t say when it expires.';
}

function reachOf(scopes: readonly string[] | null): string {
  if (scopes === null) return '';
  const umbrella = (action: string) =>
    scopes.some((scope) => scope === action || scope === `api:${action}`);
  if (umbrella('write')) return 'It can change everything its owner can change.';
  if (umbrella('read')) return 'It can read everything its owner can read.';
  return `It can do only what its ${scopes.length === 1 ? 'scope allows' : `${scopes.length} scopes allow`}.`;
}

function fixFor({
  kind,
  lifetime,
  expiresAt,
  exposed,
  contradictsPaste,
}: Evidence): readonly FixStep[] {
  if (exposed) {
    return [
      {
        text: 'Delete the token now, and create a new one for the programs that use it:',
        url: links.tokens,
      },
    ];
  }
  const steps: FixStep[] = [];
  if (contradictsPaste) {
    steps.push({
      text: 'Find out which token the failing program sends, and compare its last four characters with the value above:',
      terminal: 'token-check doctor',
    });
  }
  const isAhead = lifetime.type === 'seconds' && lifetime.seconds > 0;
  if (expiresAt !== null && isAhead && kind === 'personal-access-token') {
    steps.push({ text: `Replace it before ${expiresAt.slice(0, 10)}:`, url: links.tokens });
  }
  return steps;
}
