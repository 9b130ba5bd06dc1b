import type { Answer } from '../../facts.ts';
import { links } from '../../knowledge/links.ts';
import { decide } from '../../scopes/decide.ts';
import { acceptanceConfidence, isForbidden, isRefused, isRejection } from '../answers.ts';
import type { Context } from '../context.ts';
import { defineCode, type FixStep, type Words } from '../define.ts';
import { type AnswerEvidence, evidenceOf, requestText } from '../evidence.ts';
import { decideFor } from '../scopes.ts';
import { checkCommand, inspectToken, programName } from '../steps.ts';
import { decisiveIn, refusalIn, scopesInText, scopesOfFields, stepsOf } from '../story.ts';
import { answersOf, grantOf, type OperationNeeds, requestBehind } from '../subject.ts';

export type Evidence = AnswerEvidence & {
  readonly granted: readonly string[] | null;
  /** The scope that DigitalOcean's message names as missing; null if it names none. */
  readonly named: string | null;
  /** What the refused operations need; empty if the text names no operation, or the message names a scope. */
  readonly needed: readonly OperationNeeds[];
  /** What the token lacks of that; empty if its scopes are unknown and the message names none. */
  readonly missing: readonly string[];
  /** The token has all that is needed, and the operation was still refused. */
  readonly suffices: boolean;
};

/** A sentence says that the API answered 403. */
const isMentioned = ({ vague, status, knownMessage, service }: Answer): boolean =>
  vague && status === 403 && knownMessage === null && (service === null || service === 'api');

/**
 * A pasted 403 is the user's question. Our own only means that the token can't read the account.
 */
export const scopeMissing = defineCode<Evidence>()({
  code: 'scope-missing',
  family: 'server-answer',
  title: 'The token is valid but lacks a permission',
  severity: ({ origin, suffices }) => (origin === 'pasted' && !suffices ? 'error' : 'info'),
  rule: (subject) => {
    const answers = answersOf(subject);
    // Any other service answers 403 as well.
    const isOther = subject.facts.some(
      (fact) => fact.type === 'circumstance' && fact.circumstance === 'no-digitalocean',
    );
    const refusals = answers.filter(
      (answer) =>
        (isMentioned(answer) && !isOther) ||
        (isForbidden(answer) && (answer.origin === 'pasted' || answer.endpoint === 'account')),
    );
    const refusal = refusals.find(({ origin }) => origin === 'pasted') ?? refusals[0];
    // A token that is rejected now is another one than the text is about, or worked at that time.
    if (refusal === undefined || (refusal.origin === 'pasted' && isRefused(subject))) return null;
    const granted = grantOf(subject)?.scopes ?? null;
    const isPasted = refusal.origin === 'pasted';
    const needed = isPasted ? subject.needed : [];
    const named = refusal.missingScope;
    const needs =
      named !== null
        ? [[[named]]]
        : isPasted
          ? needed.map((one) => one.needs)
          : [[['account:read']]];
    const decided = needs.map((one) => decideFor(subject, one));
    const suffices = decided.length > 0 && decided.every((answer) => answer === 'yes');
    const missing =
      granted === null
        ? [named].filter((scope) => scope !== null)
        : needs.flatMap((one) => decide(granted, one).missing);
    const isDoubtful = suffices || refusal.vague || (isPasted && answers.some(isRejection));
    return {
      confidence: isDoubtful ? 'possible' : isPasted ? 'likely' : acceptanceConfidence(subject),
      evidence: {
        ...evidenceOf(refusal),
        ...requestBehind(refusal, subject.facts),
        granted,
        named,
        needed: named === null ? needed : [],
        missing: [...new Set(missing)],
        suffices,
      },
    };
  },
  words: (evidence, context) => {
    const told =
      evidence.origin === 'pasted' && evidence.granted === null
        ? (refusalIn(context) ?? decisiveIn(context, 403))
        : null;
    if (told !== null) {
      return {
        title: told.title,
        what: `The text says that the answer was 403${requestText(evidence)}.`,
        why: told.fits,
        fix: /token-check/.test(told.check.terminal ?? '')
          ? [inspectToken(context, 'scopes'), ...stepsOf(told).slice(1)]
          : stepsOf(told),
      };
    }
    return wordsFor(evidence, context);
  },
});

function wordsFor(evidence: Evidence, context: Context): Words {
  return {
    title: titleFor(evidence),
    what:
      evidence.origin === 'pasted'
        ? [
            evidence.vague
              ? `The text ${evidence.knownMessage === null ? 'mentions a 403' : 'has the message of a 403'}. If DigitalOcean sent it, the token is valid, but the operation isn’t allowed.`
              : `The text shows DigitalOcean’s answer 403${requestText(evidence)}: the token is valid, but the operation isn’t allowed.`,
            ...evidence.needed
              .filter(({ needs }) => needs.length > 0)
              .map(({ operation, needs }) => `${operation} needs ${oneOf(needs)}.`),
          ].join(' ')
        : `DigitalOcean recognized the token and refused GET ${evidence.path}${evidence.suffices ? ', although the token has the scope for it' : ' because the token lacks account:read'}.`,
    why: whyFor(evidence, context),
    fix: fixFor(evidence, context),
  };
}

function titleFor({ origin, suffices, missing }: Evidence): string {
  if (origin === 'probed') return 'The token can’t read account details';
  if (suffices) return 'The token has the scope, but DigitalOcean refused (403)';
  const [only, ...others] = missing;
  return only !== undefined && others.length === 0 && only.length < 24
    ? `The token lacks the scope ${only} (403)`
    : 'The token is valid but lacks a permission (403)';
}

function whyFor({ granted, suffices, origin, needed, named }: Evidence, context: Context): string {
  const inText = scopesInText(context);
  const besides = origin === 'pasted' ? scopesOfFields(context) : [];
  if (granted === null && named !== null) {
    return `DigitalOcean’s message names the missing scope: ${named}.`;
  }
  if (granted === null && besides.length > 0) {
    return `The fields of the request need scopes too: ${besides.join(', ')}. The team role of the token’s owner limits it as well.`;
  }
  if (granted === null && origin === 'pasted' && needed.length === 0 && inText.length > 0) {
    return `What the text is about needs ${inText.slice(0, 2).join('; also ')}. The team role of the token’s owner limits it too.`;
  }
  if (granted === null) {
    const along = origin === 'pasted' ? (needed[0]?.along ?? []) : [];
    return along.length === 0 || along.length > 6
      ? 'A token’s scopes decide what it can do, and so does the team role of its owner.'
      : `If the token has it already, a scope that goes with it is missing: ${along.join(', ')}. Or the team role of its owner doesn’t allow it.`;
  }
  const scopes = `Its scopes: ${granted.join(', ') || 'none'}.`;
  if (suffices && origin === 'pasted') {
    return `${scopes} They are enough, so the program sent another token, or the owner’s role doesn’t allow it.`;
  }
  return scopes;
}

/** The sets as alternatives: any one of them is enough. */
function oneOf(needs: readonly (readonly string[])[]): string {
  return needs.map((all) => all.join(' and ')).join(', or ');
}

function fixFor(
  { origin, named, needed, missing, granted, suffices }: Evidence,
  context: Context,
): readonly FixStep[] {
  if (origin === 'probed') {
    return [{ text: 'Ignore this unless your program needs to read the account.' }];
  }
  if (suffices) {
    return [
      {
        text: `Compare the last four characters of the token that ${programName(context)} sends with the value above:`,
        terminal: checkCommand(context),
      },
      {
        text: 'Ask the owner of the team for a role that allows the operation, if it is the same token.',
      },
    ];
  }
  const lacking =
    missing.length > 0
      ? missing.join(', ')
      : [
          ...needed.map(({ needs }) => oneOf(needs)),
          ...(granted === null ? scopesOfFields(context) : []),
        ].join(', ') || (granted === null ? scopesInText(context).slice(0, 2).join('; ') : '');
  const inspect = granted === null ? [inspectToken(context, 'scopes')] : [];
  return [
    ...(named === null ? inspect : []),
    {
      text: lacking
        ? `Create a new token that also has ${lacking}. A token’s scopes can’t be edited:`
        : 'Create a new token with the missing scope, or with write access. A token’s scopes can’t be edited:',
      url: links.tokens,
    },
    ...(named === null ? [] : inspect),
    ...(lacking
      ? granted === null && named === null
        ? [askForRole]
        : []
      : [{ text: 'Look up which scope each operation needs:', url: links.scopes }]),
  ];
}

const askForRole: FixStep = {
  text: 'Ask an owner of the team for a role that allows it, if the token has these scopes.',
};
