/**
 * Puts the terminal in order before a signal ends the process, which then ends by that signal.
 * Returns what forgets about it.
 */
export function onSignal(
  restore: () => void,
  signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP'],
): () => void {
  const die = (signal: NodeJS.Signals) => {
    forget();
    restore();
    process.kill(process.pid, signal);
  };
  const forget = () => {
    for (const signal of signals) process.off(signal, die);
  };
  for (const signal of signals) process.on(signal, die);
  return forget;
}
