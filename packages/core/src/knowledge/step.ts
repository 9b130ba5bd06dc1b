/** Something to do, for a terminal and for a web page. */
export interface Step {
  /** Starts with a verb. */
  readonly text: string;
  /** A command that works as it is. */
  readonly command?: string;
  /** The page to open. */
  readonly url?: string;
  /** A `token-check` command. Not shown on a web page. */
  readonly terminal?: string;
}

/** Waits until the value is pasted, doesn't show it, and exports it (bash and zsh). */
export const readSilently = (variable: string): string =>
  `read -rs ${variable} && export ${variable}`;
