/**
 * Calls `restore`, to reset the terminal, before a signal ends the process; the process then ends by
 * that signal. Returns a function that removes the handlers.
 */
export function onSignal(
  restore: () => void,
  signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP'],
): () => void {
  const onSignalReceived = (signal: NodeJS.Signals) => {
    remove();
    restore();
    process.kill(process.pid, signal);
  };
  const remove = () => {
    for (const signal of signals) process.off(signal, onSignalReceived);
  };
  for (const signal of signals) process.on(signal, onSignalReceived);
  return remove;
}
