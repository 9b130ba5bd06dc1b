/**
 * A terminal without bracketed paste sends a paste at once. If a line is followed by a pause this
 * long, a person typed it.
 */
const pauseMs = 100;

/** The system stops the process within this time, if at all. */
const stopMs = 50;

const pasteOn = '\x1b[?2004h';
const pasteOff = '\x1b[?2004l';

/** One key, or a run of printable characters, as a terminal sends them. */
const keys =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control characters
  /\x1b\[[0-9;?]*[A-Za-z~]|\x1bO?[A-Za-z]|\r\n|\p{Cc}|\P{Cc}+/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control characters
const unfinished = /\x1b(?:\[[0-9;?]*|O)?$/;

/**
 * Prompts at the terminal without showing what is typed or pasted, only how many lines it was. Enter
 * ends the input. If the terminal doesn't mark where a paste ends, a paste of several lines ends with
 * an empty line or Ctrl-D. Rejects with an error named `Cancelled` on Ctrl-C. Ctrl-U starts again, and
 * Ctrl-Z stops the program until the shell continues it. A dumb terminal gets no escape sequences.
 */
export function prompt(
  question: string,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  isDumb = false,
  suspend: (() => void) | null = process.platform === 'win32' ? null : stopGroup,
): Promise<string> {
  const text = new TypedText();
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let shownLines = 0;
    const restore = () => {
      input.setRawMode(false);
      output.write(isDumb ? '\n' : `${pasteOff}\n`);
    };
    const begin = () => {
      input.setRawMode(true);
      output.write(isDumb ? question : `${pasteOn}${question}`);
    };
    let isSuspended = false;
    const continued = () => {
      if (!isSuspended) return;
      isSuspended = false;
      shownLines = 0;
      begin();
    };
    const pause = () => {
      if (suspend === null) return;
      isSuspended = true;
      restore();
      process.once('SIGCONT', continued);
      suspend();
      // Without job control, nothing stops; the prompt must not stay in a terminal that shows the text.
      setTimeout(continued, stopMs);
    };
    const removeHandlers = onSignal(restore);
    const stop = () => {
      clearTimeout(timer);
      process.off('SIGCONT', continued);
      removeHandlers();
      input.off('data', read).off('end', finish);
      input.pause();
      restore();
    };
    const finish = () => {
      stop();
      resolve(text.value);
    };
    const read = (chunk: Buffer | string) => {
      clearTimeout(timer);
      const state = text.take(String(chunk));
      if (state === 'suspended') {
        pause();
      } else if (state === 'cleared') {
        shownLines = 0;
        output.write(isDumb ? `\n${question}` : `\r\x1b[K${question}`);
      } else if (state === 'cancelled') {
        stop();
        reject(Object.assign(new Error('cancelled'), { name: 'Cancelled' }));
      } else if (state === 'ended') {
        finish();
      } else if (state === 'line') {
        // The rest of a paste may follow.
        timer = setTimeout(finish, pauseMs);
      } else if (text.isPaste && text.lines !== shownLines) {
        shownLines = text.lines;
        output.write(`${isDumb ? '\n' : '\r\x1b[K'}${text.howItEnds}`);
      }
    };
    // First, because the terminal shows everything that is typed before.
    begin();
    input.setEncoding('utf8');
    input.on('data', read).on('end', finish);
    input.resume();
  });
}

/** The process group, as a terminal does on Ctrl-Z, so that a wrapper such as npx stops too. */
function stopGroup(): void {
  process.kill(0, 'SIGTSTP');
}

/**
 * Calls `restore`, to reset the terminal, before a signal ends the process; the process then ends by
 * that signal. Returns a function that removes the handlers.
 */
function onSignal(restore: () => void): () => void {
  const signals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGINT'];
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

/** The text that has been typed and pasted so far. */
class TypedText {
  #text = '';
  #pasting = false;
  /** Whether the terminal marks where a paste starts and ends. */
  #isMarked = false;
  #pending = '';

  get value(): string {
    return this.#text.replace(/\n+$/, '');
  }

  get isMultiLine(): boolean {
    return this.#text.includes('\n');
  }

  /** Whether a paste is complete; several lines without marks count as one. */
  get isPaste(): boolean {
    return this.#isMarked ? !this.#pasting : this.isMultiLine;
  }

  get howItEnds(): string {
    const count = this.lines === 1 ? '1 line' : `${this.lines} lines`;
    if (!this.#isMarked) return `${count}. End with an empty line or Ctrl-D: `;
    return `${count}. Press Enter to check ${this.lines === 1 ? 'it' : 'them'}: `;
  }

  get lines(): number {
    return this.value.split('\n').length;
  }

  /**
   * `line`: one line and Enter; more may follow. `ended`: the input is complete. `cleared`: nothing is
   * left, and nothing was typed since.
   */
  take(chunk: string): 'open' | 'line' | 'ended' | 'cancelled' | 'cleared' | 'suspended' {
    const all = this.#pending + chunk;
    // Two chunks may split an escape sequence.
    this.#pending = unfinished.exec(all)?.[0] ?? '';
    const keysRead = all.slice(0, all.length - this.#pending.length).match(keys) ?? [];
    for (const [index, key] of keysRead.entries()) {
      const isLast = index === keysRead.length - 1;
      if (key === '\x1b[200~') {
        this.#pasting = true;
        this.#isMarked = true;
      } else if (key === '\x1b[201~') this.#pasting = false;
      else if (key === '\x03' && !this.#pasting) return 'cancelled';
      else if (key === '\x04' && !this.#pasting) return 'ended';
      else if (key === '\x1a' && !this.#pasting) return 'suspended';
      else if (key === '\r' || key === '\n' || key === '\r\n') {
        if (this.#isMarked && !this.#pasting) return 'ended';
        if (this.#enter(isLast) === 'line') return 'line';
      } else if (key === '\t') this.#text += '\t';
      else if (key === '\x7f' || key === '\b') this.#text = this.#text.replace(/[^\n]$/u, '');
      else if (key === '\x17') this.#text = this.#text.replace(/\S*\s*$/, '');
      else if (key === '\x15') {
        this.#text = '';
        this.#isMarked = false;
        if (isLast) return 'cleared';
      } else if (!/^\p{Cc}/u.test(key)) this.#text += key;
    }
    return 'open';
  }

  /** Enter in a terminal that doesn't mark a paste: the end of the text, or of one line of a paste. */
  #enter(isLast: boolean): 'open' | 'line' {
    const ends = isLast && !this.#pasting && (!this.isMultiLine || this.#text.endsWith('\n'));
    this.#text += '\n';
    return ends ? 'line' : 'open';
  }
}
