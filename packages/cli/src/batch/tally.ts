import type { Report, Verdict } from '@token-check/core';
import {
  type ExitStatus,
  type Leniency,
  lenientStatus,
  worseExitStatus,
} from '@token-check/core/internal';

const verdictNames: Readonly<Record<Verdict, string>> = {
  usable: 'usable',
  problem: 'with a problem',
  undetermined: 'unclear',
  unchecked: 'not checked online',
};

/** What a batch keeps of a report. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly status: ExitStatus;
}

export const outcomeOf = (report: Report, leniency: Leniency = {}): Outcome => ({
  verdict: report.verdict,
  status: lenientStatus(report, leniency),
});

/** Counts outcomes by verdict and keeps the worst exit status. */
export class Tally {
  readonly #counts = new Map<Verdict, number>();
  readonly #what: string;
  status: ExitStatus = 0;

  constructor(what = 'checked') {
    this.#what = what;
  }

  add(outcomes: readonly Outcome[]): void {
    for (const { verdict, status } of outcomes) {
      this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1);
      this.status = worseExitStatus(this.status, status);
    }
  }

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  toString(): string {
    const parts = (Object.keys(verdictNames) as Verdict[]).flatMap((verdict) => {
      const count = this.#counts.get(verdict);
      return count === undefined ? [] : [`${count} ${verdictNames[verdict]}`];
    });
    return `${this.count} ${this.#what}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
  }
}
