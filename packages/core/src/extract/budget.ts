/** Only this many characters of a text are read: far more than a paste, less than a log of a day. */
export const maxText = 1024 * 1024;

/** What a parse costs besides its characters: starting a parser takes about as long as reading 100 of them. */
const perParse = 100;
/** For short texts with many commands. */
const atOnce = 256 * 1024;
/** A text that is all commands or JSON needs 2 or 3. */
const perCharacter = 4;

/**
 * How much the parsers of one text may read. Without a limit, a line that repeats `curl |` takes
 * minutes. The work is counted, not timed, so that a text gives the same report on every machine.
 */
export class Budget {
  #left: number;
  /** Whether a parse was refused, so that a part of the text wasn't read. */
  isSpent = false;

  /** @param length Of the text, in characters. */
  constructor(length: number) {
    this.#left = atOnce + perCharacter * length;
  }

  /** Whether a parse of this many characters may begin; counts it if so. */
  allows(characters: number): boolean {
    const cost = perParse + characters;
    if (cost > this.#left) {
      this.isSpent = true;
      return false;
    }
    this.#left -= cost;
    return true;
  }
}
