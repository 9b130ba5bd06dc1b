import type { Report, Source } from '@token-check/core';
import type { Advice } from './advice.ts';
import type { Unread } from './place.ts';
import type { Survey } from './survey.ts';
import type { Token } from './tokens.ts';

/** What the doctor found, for scripts. */
interface DoctorDocument {
  readonly schemaVersion: 1;
  /** One for each distinct value. */
  readonly reports: readonly Report[];
  readonly places: readonly {
    readonly source: Source;
    /** That of the report of its value; null where there is none. */
    readonly fingerprint: string | null;
    /** What belongs there and is no API token; null for an API token. */
    readonly other: string | null;
  }[];
  readonly tools: readonly {
    readonly tool: string;
    readonly sends: Source | null;
    readonly fingerprint: string | null;
    /** Why it would send none, where there is more to say than that nothing was found. */
    readonly why: string | null;
    /** False where nobody can tell from here what it would send. */
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
    tools: choices.map(({ tool, place, why, known }) => ({
      tool,
      sends: place?.source ?? null,
      fingerprint: fingerprintOf(place),
      why,
      known,
    })),
    advice,
    unread,
  };
}
