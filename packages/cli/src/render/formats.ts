import type { Report } from '@token-check/core';
import { shown, UsageError } from '../usage-error.ts';

export interface RenderOptions {
  readonly columns: number;
  readonly color: boolean;
  /** The terminal shows links that can be clicked. */
  readonly hyperlinks: boolean;
  /** Milliseconds since the epoch, for "in 9 days". */
  readonly now: number;
  /** Many reports: a line for each, instead of a page. */
  readonly batch: boolean;
}

/** A way to write reports down. The format never changes what they say, nor the exit status. */
export interface Format {
  /** All reports of a run. */
  readonly render: (reports: readonly Report[], options: RenderOptions) => string;
  /** One report of a batch, written as soon as it is there; absent where only the whole makes sense. */
  readonly renderLine?: (report: Report, options: RenderOptions) => string;
}

/** A new format is one file beside this one, and one line here. */
const formats = {
  text: async () => (await import('./text.ts')).text,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  github: async () => (await import('./github.ts')).github,
} satisfies Record<string, () => Promise<Format>>;

export type FormatName = keyof typeof formats;

export const formatNames = Object.keys(formats) as FormatName[];

export function loadFormat(name: FormatName): Promise<Format> {
  return formats[name]();
}

/** `--format`, or `--json`, which is short for one of them. */
export function readFormat({ format, json }: { format?: string; json?: boolean }): FormatName {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(
      'conflicting-options',
      '--json and --format ask for two formats.',
      `Use one of them, for example: --format ${format}`,
    );
  }
  const name = json ? 'json' : (format ?? 'text');
  const known = formatNames.find((one) => one === name);
  if (known !== undefined) return known;
  throw new UsageError(
    'invalid-value',
    `--format does not know ${shown(name)}.`,
    `The formats are: ${formatNames.join(', ')}`,
  );
}
