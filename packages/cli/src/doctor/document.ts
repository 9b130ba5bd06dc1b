import type { Report, Source } from '@token-check/core';
import type { Advice } from './advice.ts';
import type { Survey } from './survey.ts';
import type { Token, Unread } from './tokens.ts';

/** What `doctor --json` prints. */
interface DoctorDocument {
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
  readonly advice: readonly Advice[];
  readonly unread: readonly Unread[];
}

export function toDoctorDocument(
  { places, choices, unread }: Survey,
  tokens: readonly Token[],
  advice: readonly Advice[],
): DoctorDocument {
  const fingerprintOf = (place: Survey['places'][number] | null) => {
    const token = place && tokens.find((one) => one.places.includes(place));
    return token?.reports[0]?.credential?.fingerprint ?? null;
  };
  return {
    schemaVersion: 1,
    reports: tokens.flatMap(({ reports }) => reports),
    places: places.map((place) => ({
      source: place.source,
      fingerprint: fingerprintOf(place),
      other: place.other,
    })),
    tools: choices.map(({ tool, place, why, isKnown }) => ({
      tool,
      sends: place?.source ?? null,
      fingerprint: fingerprintOf(place),
      why,
      known: isKnown,
    })),
    advice,
    unread,
  };
}
