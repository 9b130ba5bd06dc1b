import type { Confidence } from '../knowledge/kinds.ts';
import type { Context } from './context.ts';
import type { Subject } from './subject.ts';

/** What kind of statement a diagnosis makes. The verdict is derived from it. */
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
  | 'last-resort';

/** `error`: something has to change. `warning`: something may have to. `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** One step of a fix, before it is known whether it is shown in a terminal or on a page. */
export interface FixStep {
  /** Starts with a verb. */
  readonly text: string;
  /** A complete command. */
  readonly command?: string;
  /** Where to do it. */
  readonly url?: string;
  /** A `token-check` command: left out where there is no terminal. */
  readonly terminal?: string;
  /** Another code whose page explains more. */
  readonly see?: string;
}

/** The words of one finding. They decide nothing: code, severity and confidence are fixed before. */
interface Words {
  /** A headline that fits this input better than the general one. Contains no doubt. */
  readonly title?: string;
  readonly what: string;
  readonly why: string;
  readonly fix: readonly FixStep[];
}

/** What a rule returns: how sure the diagnosis is, and what it rests on. */
interface Conclusion<Evidence> {
  readonly confidence: Confidence;
  readonly evidence: Evidence;
}

/** Everything about one diagnosis code. */
export interface CodeModule<Code extends string, Evidence extends object> {
  /** The one spelling: in reports, file names, docs pages and URLs. */
  readonly code: Code;
  readonly family: Family;
  /** The headline in lists and on the docs page: the fault and the thing, without doubt or full stop. */
  readonly title: string;
  /** Decided by the evidence, never by the words. */
  readonly severity: Severity | ((evidence: Evidence) => Severity);
  /**
   * Codes that make this one redundant: when the rule of one of them applies, this finding is
   * dropped. `a fault`: any error that is at least likely. `anything`: any other finding.
   */
  readonly supersededBy?: readonly string[] | 'a fault' | 'anything';
  /** When the diagnosis applies and how sure it is. Null: it does not apply. Has no words. */
  readonly rule: (subject: Subject) => Conclusion<Evidence> | null;
  /** The context chooses commands and names, and nothing else. */
  readonly words: (evidence: Evidence, context: Context) => Words;
}

/** A diagnosis that applies, with its words still to be asked for. */
export interface FindingOf<Code extends string, Evidence extends object>
  extends Conclusion<Evidence> {
  readonly code: Code;
  readonly severity: Severity;
  readonly words: (context: Context) => Required<Words>;
}

/** A code as the pipeline uses it: its evidence type survives to the report. */
export interface DefinitionOf<Code extends string, Evidence extends object>
  extends Pick<CodeModule<Code, Evidence>, 'code' | 'family' | 'title' | 'supersededBy'> {
  readonly find: (subject: Subject) => FindingOf<Code, Evidence> | null;
}

/**
 * Defines a diagnosis code. `Evidence` is what the diagnosis rests on; it goes into the report, so
 * it never contains a secret. Call it as `defineCode<Evidence>()({ code: 'my-code', … })`: the
 * second call infers the code.
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
