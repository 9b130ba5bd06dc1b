import { type Case, isAccessToken } from './case.ts';
import { type Code, type Family, type Finding, families } from './codes.ts';
import { rules } from './rules/index.ts';
import { unexplained } from './rules/unexplained.ts';

/** Every finding that the facts support, in the order of the rules; never none. */
export function diagnose(known: Case): readonly Finding[] {
  const silent = silentFamilies(known);
  const findings = (Object.keys(rules) as (keyof typeof rules)[]).flatMap((code) => {
    const found = silent.includes(families[code]) ? null : rules[code](known);
    return found === null ? [] : [finding(code, found)];
  });
  return findings.length > 0 ? findings : [unexplained(known)];
}

/**
 * Families whose rules have nothing to look at in this case. To call a rule for the first time costs
 * more than all that it does, and for a token by itself two in three are of no use.
 */
export function silentFamilies(known: Case): readonly Family[] {
  const { facts, expected, sameAs, unset } = known;
  const silent: Family[] = [];
  if (isAccessToken(known) && !facts.some(({ origin }) => origin === 'pasted')) {
    silent.push('wrong-request', 'oauth-dance');
  }
  if (facts.length === 0) silent.push('server-answer', 'could-not-tell', 'no-connection');
  if (expected === null && sameAs === null && unset === null) silent.push('expectation');
  return silent;
}

/** Each rule returns the evidence of its own code; the compiler cannot follow that through a loop. */
function finding(code: Code, found: Omit<Finding, 'code'>): Finding {
  return { code, ...found } as Finding;
}
