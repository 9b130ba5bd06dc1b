import type { Report } from '@token-check/core';

/** What `--report json=…` writes for a run of `ci`. */
export interface CiDocument {
  readonly reports: readonly Report[];
}

/** Every output of the action; one that doesn't apply is empty. */
export type Outputs = Readonly<
  Record<
    'verdict' | 'exit-status' | 'failed' | 'warned' | 'expires-at' | 'days-left' | 'report',
    string
  >
>;

interface Run {
  /** Null if the run ended before it had a report. */
  readonly document: CiDocument | null;
  readonly exitStatus: number;
  /** The file of the JSON report. */
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const verdicts = ['problem', 'undetermined', 'unchecked', 'usable'] as const;

const day = 86_400_000;

/** The outputs of a run. */
export function outputsOf({ document, exitStatus, path, now }: Run): Outputs {
  const reports = document?.reports ?? [];
  const checked = reports.filter(({ job }) => job?.effect !== 'skip');
  const namesWith = (effect: string) =>
    reports
      .filter(({ job }) => job?.effect === effect)
      .map(({ source }) => (source.name ?? '').replace(/\s+/g, ' '))
      .join('\n');
  const [first] = reports.flatMap(({ grant }) => grant?.expiresAt ?? []).sort();
  const left = first === undefined ? null : Math.floor((Date.parse(first) - now) / day);
  const verdict =
    verdicts.find((one) => checked.some((report) => report.verdict === one)) ??
    (document === null ? '' : 'unchecked');
  return {
    verdict,
    'exit-status': String(exitStatus),
    failed: namesWith('fail'),
    warned: namesWith('warn'),
    'expires-at': first ?? '',
    'days-left': left === null ? '' : String(Math.max(0, left)),
    report: document === null ? '' : path,
  };
}

/** The text for the file `GITHUB_OUTPUT`. No value can contain the delimiter, because it's random. */
export function outputText(outputs: Outputs, delimiter: string): string {
  return Object.entries(outputs)
    .map(([name, value]) => `${name}<<${delimiter}\n${value}\n${delimiter}\n`)
    .join('');
}
