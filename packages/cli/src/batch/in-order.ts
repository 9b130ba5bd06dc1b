/**
 * What becomes of each item, in the order of the items, with so many under way at once. One that
 * takes long does not stop the others from being worked on, until the window is full.
 */
export async function* mapInOrder<T, R>(
  items: AsyncIterable<T>,
  window: number,
  work: (item: T) => Promise<R>,
): AsyncIterable<R> {
  const underWay: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    // Its error is thrown when its turn comes, and must not end the process before.
    result.catch(() => {});
    underWay.push(result);
    if (underWay.length >= window) yield underWay.shift() as Promise<R>;
  }
  for (const result of underWay) yield result;
}
