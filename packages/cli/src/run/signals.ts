import { closeSync, openSync, readFileSync } from 'node:fs';

/** Those that ask a process to end. */
const ending: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'];
const passed: readonly NodeJS.Signals[] = [...ending, 'SIGUSR1', 'SIGUSR2'];

/**
 * Passes signals to a command until `stop` is called. Ctrl-C on a terminal reaches every process in the
 * foreground: passed on, it would reach the command twice, and Terraform gives up at the second one.
 */
export function passSignals(kill: (signal: NodeJS.Signals) => void): {
  readonly stop: () => void;
  /** Whether a signal asked this process to end. */
  readonly isInterrupted: () => boolean;
} {
  const isWindows = process.platform === 'win32';
  // A console of Windows tells all of its programs, and a signal to one would only kill it.
  const signals: readonly NodeJS.Signals[] = isWindows ? ['SIGINT', 'SIGBREAK'] : passed;
  let isInterrupted = false;
  const listener = (signal: NodeJS.Signals) => {
    if (isWindows || ending.includes(signal)) isInterrupted = true;
    if (!isWindows && !isFromKeyboard(signal)) kill(signal);
  };
  for (const signal of signals) process.on(signal, listener);
  const stop = () => {
    for (const signal of signals) process.off(signal, listener);
  };
  return { stop, isInterrupted: () => isInterrupted };
}

/** Whether a signal probably comes from the keyboard: Node doesn't say who sent it. */
function isFromKeyboard(signal: NodeJS.Signals): boolean {
  if (signal !== 'SIGINT' && signal !== 'SIGQUIT') return false;
  try {
    // Linux: the process group of this process, and the one in the foreground of its terminal.
    const stat = readFileSync('/proc/self/stat', 'utf8');
    const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return group === foreground;
  } catch {
    return hasTerminal();
  }
}

function hasTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}
