/** The work of reading a text, counted instead of timed, so that it is the same on every machine. */
export interface Work {
  /**
   * Characters that regular expressions have looked at: up to the end of each match, or of the text. One
   * that can only match at a place has looked at its match, or at one character.
   */
  characters: number;
  /** Parses of shell that were begun. */
  parses: number;
  /** Characters of shell that were parsed. */
  parsed: number;
}

export const work: Work = { characters: 0, parses: 0, parsed: 0 };

export function resetWork(): void {
  Object.assign(work, { characters: 0, parses: 0, parsed: 0 });
}

const { exec } = RegExp.prototype;

/** Counts what regular expressions read until the returned function is called. */
export function countCharacters(): () => void {
  // `test`, `replace`, `matchAll` and the others call it as well.
  RegExp.prototype.exec = function (text) {
    const start = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    const isFixed = this.sticky || (this.source.startsWith('^') && !this.multiline);
    if (match !== null) work.characters += match.index + match[0].length - start;
    else work.characters += isFixed ? 1 : text.length - start;
    return match;
  };
  return () => {
    RegExp.prototype.exec = exec;
  };
}

/** The parser of shell with a count of its work, for `vi.mock('unbash', …)`. */
export function countedParser(unbash: typeof import('unbash')): typeof import('unbash') {
  return {
    ...unbash,
    parse: (source, ...rest) => {
      work.parses++;
      work.parsed += source.length;
      return unbash.parse(source, ...rest);
    },
  };
}
