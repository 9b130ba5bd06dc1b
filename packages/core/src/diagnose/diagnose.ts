import type { Case } from './case.ts';
import type { Code, Finding } from './codes.ts';
import { rules } from './rules/index.ts';
import { unexplained } from './rules/unexplained.ts';

/** Every finding that the facts support, in the order of the rules; never none. */
export function diagnose(known: Case): readonly Finding[] {
  const findings = (Object.keys(rules) as (keyof typeof rules)[]).flatMap((code) => {
    const found = rules[code](known);
    return found === null ? [] : [finding(code, found)];
  });
  return findings.length > 0 ? findings : [unexplained(known)];
}

/** Each rule returns the evidence of its own code; the compiler cannot follow that through a loop. */
function finding(code: Code, found: Omit<Finding, 'code'>): Finding {
  return { code, ...found } as Finding;
}
