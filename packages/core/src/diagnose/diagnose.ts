import type { Fact } from '../facts.ts';
import { type Case, isAccessToken, type Rule } from './case.ts';
import { type Code, codes, type Family, type Finding } from './codes.ts';
import { fine } from './families/fine.ts';
import { serverAnswer } from './families/server-answer.ts';
import { unexplained } from './rules/unexplained.ts';

type Rules = { readonly [C in Code]?: Rule<C> };

/** The rules of each family. What a token by itself does without is loaded when it is called for. */
const rulesOf: { readonly [F in Exclude<Family, 'last-resort'>]: () => Promise<Rules> } = {
  fine: async () => fine,
  'server-answer': async () => serverAnswer,
  'could-not-tell': async () => (await import('./families/could-not-tell.ts')).couldNotTell,
  'no-connection': async () => (await import('./families/no-connection.ts')).noConnection,
  'not-an-access-token': async () =>
    (await import('./families/not-an-access-token.ts')).notAnAccessToken,
  damaged: async () => (await import('./families/damaged.ts')).damaged,
  'wrong-request': async () => (await import('./families/wrong-request.ts')).wrongRequest,
  'oauth-flow': async () => (await import('./families/oauth-flow.ts')).oauthFlow,
  expectation: async () => (await import('./families/expectation.ts')).expectation,
};

/** Every finding that the facts support, in the order of the codes; never none. */
export async function diagnose(known: Case): Promise<readonly Finding[]> {
  const silent = silentFamilies(known);
  const rules = await loadRules((family) => !silent.includes(family));
  const findings = codes.flatMap((code) => {
    const found = rules[code]?.(known) ?? null;
    return found === null ? [] : [finding(code, found)];
  });
  return findings.length > 0 ? findings : [unexplained(known)];
}

/** The rules of the families that are wanted, under their codes. */
export async function loadRules(isWanted: (family: Family) => boolean): Promise<Rules> {
  const names = (Object.keys(rulesOf) as (keyof typeof rulesOf)[]).filter(isWanted);
  return Object.assign({}, ...(await Promise.all(names.map((name) => rulesOf[name]()))));
}

/**
 * Families whose rules have nothing to look at in this case. To load and call a rule for the first
 * time costs more than all that it does, and for a token by itself two in three are of no use.
 */
export function silentFamilies(known: Case): readonly Family[] {
  const { facts, expected, sameAs, unset } = known;
  const silent: Family[] = [];
  if (isAccessToken(known) && !facts.some(({ origin }) => origin === 'pasted')) {
    silent.push('wrong-request', 'oauth-flow');
    if (isPlain(known)) silent.push('damaged', 'not-an-access-token');
  }
  if (facts.length === 0) silent.push('server-answer');
  if (facts.every(isGoodAnswer)) silent.push('could-not-tell', 'no-connection');
  if (expected === null && sameAs === null && unset === null) silent.push('expectation');
  return silent;
}

/** What DigitalOcean said to our questions, and nothing else than that. */
const isGoodAnswer = (fact: Fact): boolean =>
  fact.origin === 'probed' &&
  (fact.type === 'account' || fact.type === 'grant' || (fact.type === 'answer' && fact.understood));

/** One token with its prefix, and nothing that had to be undone. */
const isPlain = ({ credential, count }: Case): boolean =>
  count === 1 && credential?.repairs.length === 0 && credential.alternatives.length === 0;

/** Each rule returns the evidence of its own code; the compiler cannot follow that through a loop. */
function finding(code: Code, found: Omit<Finding, 'code'>): Finding {
  return { code, ...found } as Finding;
}
