import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Tail } from './tail.ts';
import type { Target } from './target.ts';

/**
 * Passes the output of a command on as it comes. The next bytes are read only after these were
 * written, so that a slow reader slows the command down, as it would without us.
 */
export class PassOn {
  readonly #from: Readable;
  #isWriting = false;
  /** Why the rest couldn't be written: the system's error code, such as EPIPE; null if it could. */
  error: string | null = null;
  /** Resolves when everything was written, or nothing more can be. */
  readonly done: Promise<void>;

  constructor(from: Readable, to: Target, tail: Tail) {
    this.#from = from;
    this.done = this.#run(to, tail).catch(() => {
      // The pipe was closed before its end.
    });
  }

  async #run(to: Target, tail: Tail): Promise<void> {
    for await (const chunk of this.#from) {
      tail.add(chunk);
      this.#isWriting = true;
      this.error = await to(chunk);
      this.#isWriting = false;
      // Leaving the loop closes the pipe: the command finds that out as it would without us.
      if (this.error !== null) return;
    }
  }

  /**
   * Ends it after the command has ended. A process that the command left behind may keep the pipe open
   * for ever, so only `graceMs` are given to it; the time in which a slow reader lets us wait doesn't
   * count.
   */
  async finish(graceMs: number): Promise<void> {
    let isDone = false;
    const done = this.done.then(() => {
      isDone = true;
    });
    const step = Math.min(50, graceMs);
    for (let left = graceMs; left > 0 && !isDone; ) {
      // Without `ref`, because a pipe that is done needs no more time.
      await Promise.race([done, wait(step, undefined, { ref: false })]);
      if (!this.#isWriting) left -= step;
    }
    this.#from.destroy();
    await done;
  }
}
