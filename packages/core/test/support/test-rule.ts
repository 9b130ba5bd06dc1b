import { describe, expect, test } from 'vitest';
import { type Code, definitionOf, type Evidence } from '../../src/codes/code.ts';
import type { Severity } from '../../src/codes/define.ts';
import type { Subject } from '../../src/codes/subject.ts';
import type { Confidence } from '../../src/knowledge/kinds.ts';
import { subjectWith } from './subject.ts';

/** What a rule concludes, with the severity that follows from it. */
interface Conclusion<C extends Code> {
  readonly confidence: Confidence;
  readonly severity: Severity;
  readonly evidence: Evidence[C];
}

/** What is given, and the conclusion; null where the code does not apply. */
type Case<C extends Code> = readonly [given: Partial<Subject>, expected: Conclusion<C> | null];

/** What the rule of a code concludes by itself, before other codes supersede it. */
function conclusionOf<C extends Code>(code: C, given: Partial<Subject>): Conclusion<C> | null {
  const found = definitionOf(code).find(subjectWith(given));
  if (found === null) return null;
  const { confidence, severity, evidence } = found;
  return { confidence, severity, evidence } as Conclusion<C>;
}

/** Tests the rule of one code. Each title continues the sentence that the code begins. */
export function testRule<C extends Code>(code: C, cases: Readonly<Record<string, Case<C>>>): void {
  describe(code, () => {
    test.each(Object.entries(cases))('%s', (_title, [given, conclusion]) => {
      expect(conclusionOf(code, given)).toStrictEqual(conclusion);
    });

    test('has a case in which it applies, and one in which it does not unless it always does', () => {
      const applies = Object.values(cases).map(([, conclusion]) => conclusion !== null);
      const always = definitionOf(code).supersededBy === 'anything';
      expect(new Set(applies)).toEqual(new Set(always ? [true] : [true, false]));
    });
  });
}
