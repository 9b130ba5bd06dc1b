/**
 * Maps items to results in the order of the items, with at most `window` calls of `work` running. A
 * slow one blocks later results but not later work, until the window is full. After `stop`, yields
 * what is already done and ends.
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T>,
  window: number,
  work: (item: T) => Promise<R>,
  stop: Stop = new Stop(),
): AsyncIterable<R> {
  const running: Work<R>[] = [];
  const source = items[Symbol.asyncIterator]();
  for (let isOpen = true; isOpen || running.length > 0; ) {
    if (isOpen && running.length < window) {
      const next = await stop.orStopped(source.next());
      if (next === stopped) break;
      if (next.done) isOpen = false;
      else running.push(begin(work(next.value)));
      continue;
    }
    const [first] = running;
    if (first === undefined || (await stop.orStopped(first.result)) === stopped) break;
    running.shift();
    yield first.result;
  }
  for (const { done } of running) if (done !== null) yield done.value;
}

interface Work<R> {
  readonly result: Promise<R>;
  done: { readonly value: R } | null;
}

function begin<R>(result: Promise<R>): Work<R> {
  const one: Work<R> = { result, done: null };
  // A rejection is thrown when its turn comes; until then it must not end the process as unhandled.
  result.then(
    (value) => {
      one.done = { value };
    },
    () => {},
  );
  return one;
}

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
