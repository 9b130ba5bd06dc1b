import type { Report, Source } from '../report/report-v1.ts';
import type { Finding } from './findings.ts';
import { type Place, sourceOf } from './place.ts';
import type { Survey } from './survey.ts';
import { type Token, tokenIn } from './tokens.ts';
import { type Advice, adviceOn, contentWords, problemWords, whyWords } from './words.ts';

/** What `doctor --json` prints. */
export interface DoctorDocument {
  readonly schemaVersion: 1;
  /** One for each value. */
  readonly reports: readonly Report[];
  readonly places: readonly {
    readonly source: Source;
    /** That of the report on its value; null without a report. */
    readonly fingerprint: string | null;
    /** What belongs there, as a noun phrase; null for an API token. */
    readonly other: string | null;
  }[];
  readonly tools: readonly {
    readonly tool: string;
    readonly sends: Source | null;
    readonly fingerprint: string | null;
    /** Why it would send none, if the reason isn't just that nothing was found. */
    readonly why: string | null;
    /** Whether we can know what it would send. */
    readonly known: boolean;
  }[];
  readonly advice: readonly (Pick<Finding, 'code' | 'severity'> & Advice)[];
  readonly unread: readonly { readonly path: string; readonly why: string }[];
}

/** `platform`, `folder`: as for `adviceOn`. */
export function toDoctorDocument(
  { places, choices, unread }: Survey,
  tokens: readonly Token[],
  findings: readonly Finding[],
  platform: string,
  folder: string | null = null,
): DoctorDocument {
  const fingerprintOf = (place: Place) =>
    tokenIn(place, tokens)?.reports[0]?.credential?.fingerprint ?? null;
  return {
    schemaVersion: 1,
    reports: tokens.flatMap(({ reports }) => reports),
    places: places.map((place) => ({
      source: sourceOf(place.location),
      fingerprint: fingerprintOf(place),
      other: contentWords(place.content),
    })),
    tools: choices.map(({ tool, found }) => {
      const place = found && 'place' in found ? found.place : null;
      return {
        tool,
        sends: place && sourceOf(place.location),
        fingerprint: place && fingerprintOf(place),
        why: whyWords(found),
        known: found === undefined || !('unknown' in found),
      };
    }),
    advice: findings.map((finding) => {
      const { code, severity } = finding;
      return { code, severity, ...adviceOn(finding, platform, folder) };
    }),
    unread: unread.map(({ path, problem }) => ({ path, why: problemWords(problem) })),
  };
}
