import type { Place } from './place.ts';

/** What the words of one command say about the credential, beside environment and files. */
export interface CommandOptions {
  /** `--context`, `--access-token` and `--config` of doctl; null without it. */
  readonly doctl: {
    readonly context: string | null;
    readonly token: Place | null;
    readonly config: string | null;
  };
  /** `--context` of kubectl; null without it. */
  readonly kubectl: string | null;
}

/** A command without such options. */
export const noOptions: CommandOptions = {
  doctl: { context: null, token: null, config: null },
  kubectl: null,
};

/** The value of an option: `--context=work`, `--context work`, `-t x`, `-tx`. Null without one. */
export function optionIn(words: readonly string[], long: string, short?: string): string | null {
  const values = words.flatMap((word, at) => {
    if (word === long || word === short) return words[at + 1] ?? [];
    if (word.startsWith(`${long}=`)) return word.slice(long.length + 1);
    if (short !== undefined && word.startsWith(short)) return word.slice(2).replace(/^=/, '');
    return [];
  });
  return values.at(-1) || null;
}
