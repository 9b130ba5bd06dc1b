import { Stop, stopped } from './stop.ts';

/**
 * What becomes of each item, in the order of the items, with so many under way at once. One that
 * takes long does not stop the others from being worked on, until the window is full. When it is
 * stopped, the rest is what has been done by then.
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T>,
  window: number,
  work: (item: T) => Promise<R>,
  stop: Stop = new Stop(),
): AsyncIterable<R> {
  const underWay: Work<R>[] = [];
  const source = items[Symbol.asyncIterator]();
  for (let isOpen = true; isOpen || underWay.length > 0; ) {
    if (isOpen && underWay.length < window) {
      const next = await stop.orStopped(source.next());
      if (next === stopped) break;
      if (next.done) isOpen = false;
      else underWay.push(begin(work(next.value)));
      continue;
    }
    const [first] = underWay;
    if (first === undefined || (await stop.orStopped(first.result)) === stopped) break;
    underWay.shift();
    yield first.result;
  }
  for (const { done } of underWay) if (done !== null) yield done.value;
}

interface Work<R> {
  readonly result: Promise<R>;
  done: { readonly value: R } | null;
}

function begin<R>(result: Promise<R>): Work<R> {
  const one: Work<R> = { result, done: null };
  // Its error is thrown when its turn comes, and must not end the process before.
  result.then(
    (value) => {
      one.done = { value };
    },
    () => {},
  );
  return one;
}
