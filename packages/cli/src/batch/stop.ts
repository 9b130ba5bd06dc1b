export const stopped = Symbol('stopped');

/** Ends waiting. Only one caller may wait at a time; nothing is left behind. */
export class Stop {
  #wake: (() => void) | null = null;
  isStopped = false;

  /** Ends the current wait and every later one. */
  stop(): void {
    this.isStopped = true;
    this.#wake?.();
  }

  /** What the promise resolves to, or `stopped`. */
  async orStopped<T>(promise: Promise<T>): Promise<T | typeof stopped> {
    if (this.isStopped) return stopped;
    // Not Promise.race: a promise that never settles would keep the result of every race in memory.
    return new Promise((resolve, reject) => {
      this.#wake = () => resolve(stopped);
      promise.then(resolve, reject);
    });
  }
}
