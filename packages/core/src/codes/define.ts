import type { Confidence } from '../knowledge/kinds.ts';
import type { Step } from '../knowledge/step.ts';
import type { Context } from './context.ts';
import type { Subject } from './subject.ts';

/** Groups codes; also the folder of their modules. The verdict depends on it. */
export type Family =
  | 'fine'
  | 'not-an-access-token'
  | 'damaged'
  | 'wrong-request'
  | 'oauth-flow'
  | 'server-answer'
  | 'could-not-tell'
  | 'no-connection'
  | 'expectation'
  | 'questions'
  | 'last-resort';

/**
 * `error`: something must change. `warning`: something may have to change. `info`: nothing is
 * wrong.
 */
export type Severity = 'error' | 'warning' | 'info';

/** One step of a fix. */
export interface FixStep extends Step {
  /** Another code whose page explains more. */
  readonly see?: string;
}

/** The text of one finding. Code, severity and confidence are already decided. */
export interface Words {
  /**
   * Replaces the title of the code for this input. Without doubt, which the confidence expresses.
   */
  readonly title?: string;
  readonly what: string;
  readonly why: string;
  readonly fix: readonly FixStep[];
}

/** What a rule returns when it applies. */
interface Conclusion<Evidence> {
  readonly confidence: Confidence;
  readonly evidence: Evidence;
}

/** The definition of one diagnosis code. */
export interface CodeModule<Code extends string, Evidence extends object> {
  /** Used in reports, file names, documentation pages and URLs. */
  readonly code: Code;
  readonly family: Family;
  /** The headline in lists and on the documentation page. Without doubt and without a full stop. */
  readonly title: string;
  /** Depends on the evidence alone, never on the words. */
  readonly severity: Severity | ((evidence: Evidence) => Severity);
  /**
   * Codes that make this one redundant: if the rule of one of them applies, this finding is
   * dropped. `a fault`: any error that is at least likely. `anything`: any other finding.
   */
  readonly supersededBy?: readonly string[] | 'a fault' | 'anything';
  /** Decides whether the code applies and how certain that is. Null: it doesn't apply. */
  readonly rule: (subject: Subject) => Conclusion<Evidence> | null;
  /** Writes the text. The context only chooses which command and which name to show. */
  readonly words: (evidence: Evidence, context: Context) => Words;
}

/** The result of a rule that applies. `words` writes its text. */
export interface FindingOf<Code extends string, Evidence extends object>
  extends Conclusion<Evidence> {
  readonly code: Code;
  readonly severity: Severity;
  readonly words: (context: Context) => Required<Words>;
}

/** A code as the pipeline uses it. Keeps the type of the evidence. */
export interface DefinitionOf<Code extends string, Evidence extends object>
  extends Pick<CodeModule<Code, Evidence>, 'code' | 'family' | 'title' | 'supersededBy'> {
  readonly find: (subject: Subject) => FindingOf<Code, Evidence> | null;
}

/**
 * Defines a diagnosis code. `Evidence` is part of the report, so it must never contain a secret.
 * Call it as `defineCode<Evidence>()({ code: 'my-code', … })`: the second call infers the code.
 */
export function defineCode<Evidence extends object>() {
  return <Code extends string>({
    code,
    family,
    title,
    severity,
    supersededBy,
    rule,
    words,
  }: CodeModule<Code, Evidence>): DefinitionOf<Code, Evidence> => ({
    code,
    family,
    title,
    ...(supersededBy !== undefined && { supersededBy }),
    find: (subject) => {
      const found = rule(subject);
      if (found === null) return null;
      const { confidence, evidence } = found;
      return {
        code,
        severity: typeof severity === 'string' ? severity : severity(evidence),
        confidence,
        evidence,
        words: (context) => ({ title, ...words(evidence, context) }),
      };
    },
  });
}
