export const stopped = Symbol('stopped');

/** Something that ends all waiting. One may wait at a time, and leaves nothing behind. */
export class Stop {
  #wake: (() => void) | null = null;
  isOver = false;

  /** Nothing is waited for from now on. */
  stop(): void {
    this.isOver = true;
    this.#wake?.();
  }

  /** What it becomes, or that there was no time for it. */
  async orStopped<T>(promise: Promise<T>): Promise<T | typeof stopped> {
    if (this.isOver) return stopped;
    // Not Promise.race: what never settles would keep the result of every race.
    return new Promise((resolve, reject) => {
      this.#wake = () => resolve(stopped);
      promise.then(resolve, reject);
    });
  }
}
