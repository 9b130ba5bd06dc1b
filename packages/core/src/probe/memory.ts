import type { Source } from '../report/report-v1.ts';
import type { Secret } from '../secret/secret.ts';
import type { Probed } from './probe.ts';

/** What the inputs of one run share, so that each credential is probed once. */
export interface Memory {
  /** The probes of each credential, by its identity. */
  readonly probes: Map<string, Promise<Probed>>;
  /** The first place in which this credential was found, if that is another one; null otherwise. */
  readonly firstPlace: (secret: Secret, source: Source) => string | null;
}

/** Remembers this many credentials and drops the oldest first. */
export function newMemory(capacity = 1000): Memory {
  const places = new BoundedMap<string>(capacity);
  return {
    probes: new BoundedMap(capacity),
    firstPlace: ({ identity }, source) => {
      const place = [source.kind, source.name].filter(Boolean).join(' ');
      const first = places.get(identity);
      if (first === undefined) places.set(identity, place);
      return first === undefined || first === place ? null : first;
    },
  };
}

class BoundedMap<T> extends Map<string, T> {
  readonly #capacity: number;

  constructor(capacity: number) {
    super();
    this.#capacity = capacity;
  }

  override set(key: string, value: T): this {
    const [oldest] = this.size >= this.#capacity && !this.has(key) ? this.keys() : [];
    if (oldest !== undefined) this.delete(oldest);
    return super.set(key, value);
  }
}
