/** Keeps the last bytes of a stream. */
export class Tail {
  readonly #max: number;
  #chunks: Uint8Array[] = [];
  #size = 0;
  #isCut = false;

  /** `max`: in bytes. */
  constructor(max: number) {
    this.#max = max;
  }

  add(chunk: Uint8Array): void {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    while (this.#size - (this.#chunks[0]?.length ?? 0) >= this.#max) {
      this.#size -= this.#chunks.shift()?.length ?? 0;
      this.#isCut = true;
    }
  }

  /** Whether the last byte ends a line; true for an empty stream. */
  get endsLine(): boolean {
    const last = this.#chunks.at(-1)?.at(-1);
    return last === undefined || last === 0x0a;
  }

  /** What was kept; without the first line if its start is lost, because a part of it may mislead. */
  bytes(): Uint8Array {
    const all = Buffer.concat(this.#chunks);
    const kept = all.subarray(Math.max(0, all.length - this.#max));
    if (!this.#isCut && kept.length === all.length) return kept;
    return kept.subarray(kept.indexOf(0x0a) + 1);
  }
}
