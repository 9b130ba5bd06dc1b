import type { Source } from '../report/report-v1.ts';
import type { Secret } from '../secret/secret.ts';
import type { Probed } from './probe.ts';

/** What the inputs of one run have in common. */
export interface Memory {
  /** What was asked, by the identity of the credential. */
  readonly asked: Map<string, Promise<Probed>>;
  /** Another place where this credential was seen before; null if this is the first one. */
  readonly firstPlace: (secret: Secret, source: Source) => string | null;
}

/** For at most so many credentials; the oldest are forgotten first. */
export function newMemory(capacity = 1000): Memory {
  const places = new BoundedMap<string>(capacity);
  return {
    asked: new BoundedMap(capacity),
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
