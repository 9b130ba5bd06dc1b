import type { Probed } from './probe/probe.ts';
import type { Source } from './report/schema.ts';
import type { Secret } from './secret.ts';

/** What the inputs of one run have in common. */
export interface Memory {
  /** What was asked, by the identity of the credential. */
  readonly asked: Map<string, Promise<Probed>>;
  /** Another place where this credential was seen before; null if this is the first one. */
  readonly firstPlace: (secret: Secret, source: Source) => string | null;
}

export function newMemory(): Memory {
  const places = new Map<string, string>();
  return {
    asked: new Map(),
    firstPlace: ({ identity }, source) => {
      const place = [source.kind, source.name].filter(Boolean).join(' ');
      const first = places.get(identity);
      if (first === undefined) places.set(identity, place);
      return first === undefined || first === place ? null : first;
    },
  };
}
