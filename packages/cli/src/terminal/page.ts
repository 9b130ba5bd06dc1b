import type { Verdict } from '@token-check/core';
import { stripControls } from '@token-check/core/internal';
import { wrapAnsi } from 'fast-wrap-ansi';
import pc from 'picocolors';
import type { RenderOptions } from '../render/output-format.ts';

export type Colors = ReturnType<typeof pc.createColors>;

/** The colour of each verdict; a mark beside it always says the same. */
export const paints: Readonly<Record<Verdict, (colors: Colors) => (text: string) => string>> = {
  usable: (colors) => colors.green,
  problem: (colors) => colors.red,
  undetermined: (colors) => colors.yellow,
  unchecked: (colors) => colors.cyan,
};

/** Lines of text, wrapped to the terminal. */
export class Page {
  readonly colors: Colors;
  readonly #width: number;
  readonly #hyperlinks: boolean;
  #text = '';

  constructor({
    columns,
    color,
    hyperlinks,
  }: Pick<RenderOptions, 'columns' | 'color' | 'hyperlinks'>) {
    this.colors = pc.createColors(color);
    this.#hyperlinks = hyperlinks;
    this.#width = Math.max(24, Math.min(columns, 90));
  }

  line(text = ''): void {
    this.#text += `${text}\n`;
  }

  /** The address in one piece, so that it can be copied. */
  link(url: string): string {
    const underlined = this.colors.underline(url);
    return this.#hyperlinks ? `\x1b]8;;${url}\x1b\\${underlined}\x1b]8;;\x1b\\` : underlined;
  }

  wrapped(
    text: string,
    {
      first,
      rest,
      style = (plain) => plain,
    }: { first: string; rest: string; style?: (text: string) => string },
  ): void {
    const lines = wrapAnsi(stripControls(text), this.#width - rest.length, { hard: true }).split(
      '\n',
    );
    lines.forEach((line, index) => {
      this.line((index === 0 ? first : rest) + style(line));
    });
  }

  toString(): string {
    return this.#text;
  }
}
