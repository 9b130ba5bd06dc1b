import type { Environment } from './machine.ts';
import { holdsApiToken, printable } from './names.ts';
import { type Location, type Lookup, type Place, tokenAt } from './place.ts';

/** The variables that a process gets, each with the place of its value. */
export class Variables {
  readonly env: Environment;
  readonly #locate: (name: string) => Location | null;

  /** `locate`: where a value comes from; null if from the environment of the shell. */
  constructor(env: Environment, locate: (name: string) => Location | null = () => null) {
    this.env = env;
    this.#locate = locate;
  }

  /** The value of a variable as a place for an API token. */
  place(name: string): Place {
    const location = this.#locate(name) ?? { in: 'environment', name: printable(name) };
    return tokenAt(location, this.env[name] ?? '');
  }

  /** What a tool finds in a variable; undefined if it goes on to the next place. */
  lookUp(name: string, takesEmpty = false): Lookup | undefined {
    const text = this.env[name];
    if (text === undefined) return undefined;
    if (holdsApiToken(name, text, true)) return { place: this.place(name) };
    const shown = printable(name);
    if (text.trim() !== '') {
      return { nothing: { code: 'variable-of-another-service', name: shown } };
    }
    const isTaken = takesEmpty || text !== '';
    return isTaken ? { nothing: { code: 'variable-empty', name: shown } } : undefined;
  }

  /** The API tokens: in variables that tools read, and in others by their name. */
  tokens(toolVariables: ReadonlySet<string>): Place[] {
    return Object.entries(this.env).flatMap(([name, text = '']) =>
      holdsApiToken(name, text, toolVariables.has(name)) ? [this.place(name)] : [],
    );
  }
}
