import { onSignal } from './on-signal.ts';

/**
 * What a terminal without bracketed paste sends of a paste comes in one go; more than this after a
 * line was typed by a person.
 */
const pauseMs = 100;

const pasteOn = '\x1b[?2004h';
const pasteOff = '\x1b[?2004l';

/** What a terminal sends for keys, as far as it matters here. */
const keys =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control characters
  /\x1b\[[0-9;?]*[A-Za-z~]|\x1bO?[A-Za-z]|\r\n|\p{Cc}|\P{Cc}+/gu;

// biome-ignore lint/suspicious/noControlCharactersInRegex: keys are control characters
const unfinished = /\x1b(?:\[[0-9;?]*|O)?$/;

/**
 * Asks at the terminal. What is typed or pasted is not shown, only how much it was. It ends with
 * Enter; where the terminal does not mark a paste, one of several lines ends with an empty line
 * after it, or with Ctrl-D. Rejects with an error of the name `Cancelled` on Ctrl-C. A dumb terminal
 * gets no sequences.
 */
export function prompt(
  question: string,
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  isDumb = false,
): Promise<string> {
  const text = new TypedText();
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let told = 0;
    const restore = () => {
      input.setRawMode(false);
      output.write(isDumb ? '\n' : `${pasteOff}\n`);
    };
    const forget = onSignal(restore, ['SIGTERM', 'SIGHUP', 'SIGINT']);
    const stop = () => {
      clearTimeout(timer);
      forget();
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
      if (state === 'cancelled') {
        stop();
        reject(Object.assign(new Error('cancelled'), { name: 'Cancelled' }));
      } else if (state === 'ended') {
        finish();
      } else if (state === 'line') {
        // More may be on its way.
        timer = setTimeout(finish, pauseMs);
      } else if (text.isPaste && text.lines !== told) {
        told = text.lines;
        output.write(`${isDumb ? '\n' : '\r\x1b[K'}${text.howItEnds}`);
      }
    };
    // First of all: what comes before it is shown.
    input.setRawMode(true);
    output.write(isDumb ? question : `${pasteOn}${question}`);
    input.setEncoding('utf8');
    input.on('data', read).on('end', finish);
    input.resume();
  });
}

/** What has been typed and pasted so far. */
class TypedText {
  #text = '';
  #pasting = false;
  /** The terminal says where a paste ends. */
  #isMarked = false;
  #pending = '';

  get value(): string {
    return this.#text.replace(/\n+$/, '');
  }

  get isMultiLine(): boolean {
    return this.#text.includes('\n');
  }

  /** There is a whole paste, or what must be one. */
  get isPaste(): boolean {
    return this.#isMarked ? !this.#pasting : this.isMultiLine;
  }

  get howItEnds(): string {
    const count = this.lines === 1 ? '1 line' : `${this.lines} lines`;
    if (!this.#isMarked) return `${count}. Enter on an empty line, or Ctrl-D, ends the paste: `;
    return `${count}. Press Enter to check ${this.lines === 1 ? 'it' : 'them'}: `;
  }

  get lines(): number {
    return this.value.split('\n').length;
  }

  /** `line`: one line and Enter. `ended`: nothing more is to come. */
  take(chunk: string): 'open' | 'line' | 'ended' | 'cancelled' {
    const all = this.#pending + chunk;
    // A sequence may be cut in two by the chunks.
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
      else if (key === '\r' || key === '\n' || key === '\r\n') {
        if (this.#isMarked && !this.#pasting) return 'ended';
        if (this.#enter(isLast) === 'line') return 'line';
      } else if (key === '\t') this.#text += '\t';
      else if (key === '\x7f' || key === '\b') this.#text = this.#text.replace(/[^\n]$/u, '');
      else if (key === '\x15') this.#text = this.#text.replace(/[^\n]*$/, '');
      else if (!/^\p{Cc}/u.test(key)) this.#text += key;
    }
    return 'open';
  }

  /** More may be on its way after an Enter that ends the text, from a terminal that marks no paste. */
  #enter(isLast: boolean): 'open' | 'line' {
    const ends = isLast && !this.#pasting && (!this.isMultiLine || this.#text.endsWith('\n'));
    this.#text += '\n';
    return ends ? 'line' : 'open';
  }
}
