import { type ExitStatus, exitStatus, graver, type Report, type Verdict } from '@token-check/core';

const names: Readonly<Record<Verdict, string>> = {
  usable: 'usable',
  problem: 'with a problem',
  undetermined: 'could not be told',
  unchecked: 'not asked about',
};

/** How many there were of each verdict, and the exit status so far. */
export class Tally {
  readonly #counts = new Map<Verdict, number>();
  status: ExitStatus = 0;

  add(reports: readonly Report[]): void {
    for (const { verdict } of reports) {
      this.#counts.set(verdict, (this.#counts.get(verdict) ?? 0) + 1);
    }
    this.status = graver(this.status, exitStatus(reports));
  }

  get count(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
  }

  toString(): string {
    const parts = (Object.keys(names) as Verdict[]).flatMap((verdict) => {
      const count = this.#counts.get(verdict);
      return count === undefined ? [] : [`${count} ${names[verdict]}`];
    });
    return `${this.count} checked${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
  }
}
