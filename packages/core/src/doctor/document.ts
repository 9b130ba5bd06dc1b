import type { Report, Source } from '../report/report-v1.ts';
import { findingTitles } from './finding-titles.ts';
import type { Finding } from './findings.ts';
import {
  type Content,
  type Doubt,
  type Location,
  type Place,
  type Problem,
  type Reason,
  sourceOf,
} from './place.ts';
import type { Survey } from './survey.ts';
import { type Token, tokenIn } from './tokens.ts';
import { type Advice, adviceOn, contentWords, problemWords, whyWords } from './words.ts';

/** Where a value is. */
interface Where {
  /** As in reports. */
  readonly source: Source;
  /** The same in its parts. */
  readonly location: Location;
  /** That of the report on the value; null without a report. */
  readonly fingerprint: string | null;
}

/** What `doctor --json` prints, version 1: everything as codes and data, with the words beside it. */
export interface DoctorDocument {
  readonly schemaVersion: 1;
  /** One for each value. */
  readonly reports: readonly Report[];
  readonly places: readonly (Where & {
    readonly content: Content;
    /** What belongs there, as a noun phrase; null for an API token. */
    readonly other: string | null;
  })[];
  readonly tools: readonly {
    readonly tool: string;
    readonly sends: Source | null;
    readonly location: Location | null;
    readonly fingerprint: string | null;
    /** Why it would send none, if the reason isn't just that nothing was found. */
    readonly reason: Reason | null;
    /** Why we can't know what it would send. */
    readonly doubt: Doubt | null;
    /** The reason or the doubt in words. */
    readonly why: string | null;
    /** Whether there is no doubt. */
    readonly known: boolean;
  }[];
  /** The worst first. */
  readonly findings: readonly (Finding &
    Advice & {
      readonly title: string;
      /** The page of the code. */
      readonly docs: string;
    })[];
  /** The words of the findings alone, as in earlier versions. */
  readonly advice: readonly (Pick<Finding, 'code' | 'severity'> & Advice)[];
  readonly unread: readonly {
    readonly path: string;
    readonly problem: Problem;
    /** The problem in words. */
    readonly why: string;
  }[];
}

/** `platform`, `folder`: as for `adviceOn`. */
export function toDoctorDocument(
  { places, choices, unread }: Survey,
  tokens: readonly Token[],
  findings: readonly Finding[],
  platform: string,
  folder: string | null = null,
): DoctorDocument {
  const where = (place: Place): Where => ({
    source: sourceOf(place.location),
    location: place.location,
    fingerprint: tokenIn(place, tokens)?.reports[0]?.credential?.fingerprint ?? null,
  });
  const advised = findings.map((finding) => ({
    finding,
    advice: adviceOn(finding, platform, folder),
  }));
  return {
    schemaVersion: 1,
    reports: tokens.flatMap(({ reports }) => reports),
    places: places.map((place) => ({
      ...where(place),
      content: place.content,
      other: contentWords(place.content),
    })),
    tools: choices.map(({ tool, found }) => {
      const sent = found && 'place' in found ? where(found.place) : null;
      const doubt = found && 'unknown' in found ? found.unknown : null;
      return {
        tool,
        sends: sent?.source ?? null,
        location: sent?.location ?? null,
        fingerprint: sent?.fingerprint ?? null,
        reason: found && 'nothing' in found ? found.nothing : null,
        doubt,
        why: whyWords(found),
        known: doubt === null,
      };
    }),
    findings: advised.map(({ finding, advice }) => {
      const { code } = finding;
      return { ...finding, title: findingTitles[code], ...advice, docs: `docs/doctor/${code}.md` };
    }),
    advice: advised.map(({ finding: { code, severity }, advice }) => ({
      code,
      severity,
      ...advice,
    })),
    unread: unread.map(({ path, problem }) => ({ path, problem, why: problemWords(problem) })),
  };
}
