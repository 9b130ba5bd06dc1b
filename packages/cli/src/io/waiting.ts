/** Whoever waits longer than this sees why. */
const patienceMs = 500;

/**
 * Shows a line if the returned function isn't called in time; that function removes it. Nothing is
 * shown on a stream that is no terminal, or on one without escape sequences.
 */
export function showWaiting(
  text: string,
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  isDumb: boolean,
): () => void {
  if (!stream.isTTY || isDumb) return () => {};
  let isShown = false;
  const timer = setTimeout(() => {
    isShown = true;
    stream.write(text);
  }, patienceMs);
  // The wait must not keep a finished program alive.
  timer.unref();
  return () => {
    clearTimeout(timer);
    if (isShown) stream.write('\r\x1b[K');
    isShown = false;
  };
}
