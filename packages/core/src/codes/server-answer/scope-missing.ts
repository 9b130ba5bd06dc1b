import { links } from '../../knowledge/links.ts';
import { decide } from '../../scopes/decide.ts';
import { acceptanceConfidence, isForbidden, isRefused, isRejection } from '../answers.ts';
import type { Context } from '../context.ts';
import { defineCode, type FixStep } from '../define.ts';
import { type AnswerEvidence, evidenceOf, requestText } from '../evidence.ts';
import { decideFor } from '../scopes.ts';
import { answersOf, grantOf, type OperationNeeds, requestBehind } from '../subject.ts';

export type Evidence = AnswerEvidence & {
  readonly granted: readonly string[] | null;
  /** What the refused operations need; empty if the text names no operation. */
  readonly needed: readonly OperationNeeds[];
  /** What the token lacks of that; empty if its scopes are unknown. */
  readonly missing: readonly string[];
  /** The token has all that is needed, and the operation was still refused. */
  readonly suffices: boolean;
};

/**
 * A pasted 403 is the user's question. Our own only means that the token can't read the account.
 */
export const scopeMissing = defineCode<Evidence>()({
  code: 'scope-missing',
  family: 'server-answer',
  title: 'The token is alive but lacks a permission',
  severity: ({ origin, suffices }) => (origin === 'pasted' && !suffices ? 'error' : 'info'),
  rule: (subject) => {
    const answers = answersOf(subject);
    const refusals = answers.filter(
      (answer) =>
        isForbidden(answer) && (answer.origin === 'pasted' || answer.endpoint === 'account'),
    );
    const refusal = refusals.find(({ origin }) => origin === 'pasted') ?? refusals[0];
    // A token that is rejected now is another one than the text is about, or worked at that time.
    if (refusal === undefined || (refusal.origin === 'pasted' && isRefused(subject))) return null;
    const granted = grantOf(subject)?.scopes ?? null;
    const isPasted = refusal.origin === 'pasted';
    const needed = isPasted ? subject.needed : [];
    const needs = isPasted ? needed.map((one) => one.needs) : [[['account:read']]];
    const decided = needs.map((one) => decideFor(subject, one));
    const suffices = decided.length > 0 && decided.every(({ answer }) => answer === 'yes');
    const missing = granted === null ? [] : needs.flatMap((one) => decide(granted, one).missing);
    const isDoubtful = suffices || (isPasted && answers.some(isRejection));
    return {
      confidence: isDoubtful ? 'possible' : isPasted ? 'likely' : acceptanceConfidence(subject),
      evidence: {
        ...evidenceOf(refusal),
        ...requestBehind(refusal, subject.facts),
        granted,
        needed,
        missing: [...new Set(missing)],
        suffices,
      },
    };
  },
  words: (evidence, context) => {
    const { granted, suffices } = evidence;
    return {
      what:
        evidence.origin === 'pasted'
          ? [
              `The text shows DigitalOcean’s answer 403${requestText(evidence)}: it knows the token and refuses the operation.`,
              ...evidence.needed
                .filter(({ needs }) => needs.length > 0)
                .map(({ operation, needs }) => `${operation} needs ${oneOf(needs)}.`),
            ].join(' ')
          : `DigitalOcean knows the token and refuses GET ${evidence.path}${evidence.suffices ? ', although the token has the scope for it' : ': it lacks account:read'}.`,
      why: [
        'A token does only what its scopes say, and no more than the role of the person who made it.',
        granted !== null && `This one has: ${granted.join(', ') || 'none'}.`,
        suffices && 'That is enough, so another token was sent, or the role does not allow it.',
      ]
        .filter(Boolean)
        .join(' '),
      fix: fixFor(evidence, context),
    };
  },
});

/** The sets as alternatives: any one of them is enough. */
function oneOf(needs: readonly (readonly string[])[]): string {
  return needs.map((all) => all.join(' and ')).join(', or ');
}

function fixFor(
  { origin, needed, missing, granted, suffices }: Evidence,
  context: Context,
): readonly FixStep[] {
  if (suffices) {
    return [
      {
        text: 'Compare the last four characters of the token that the program sends with the label above.',
      },
      {
        text: 'If it is the same token, ask the owner of the team for a role that allows the operation.',
      },
    ];
  }
  if (origin === 'probed') {
    return [{ text: 'Nothing to do, unless your program needs to read the account.' }];
  }
  const lacking =
    missing.length > 0 ? missing.join(', ') : needed.map(({ needs }) => oneOf(needs)).join('; ');
  return [
    ...(granted === null
      ? [
          {
            text: 'Check the token itself as well: then its scopes are shown.',
            terminal: `token-check --env ${context.variable}`,
          },
        ]
      : []),
    {
      text: lacking
        ? `Scopes of a token cannot be changed. Make a new one with Custom Scopes that has ${lacking} too:`
        : 'Scopes of a token cannot be changed. Make a new token that has the scope for this operation too (Custom Scopes), or one with write access if it was made as Read Only:',
      url: links.tokens,
    },
    ...(needed.length === 0
      ? [{ text: 'This list says which scope each operation needs:', url: links.scopes }]
      : []),
  ];
}
