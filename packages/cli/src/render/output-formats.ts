import { shown, UsageError } from '../errors/usage-error.ts';
import { json } from './json.ts';
import type { Format } from './output-format.ts';

/** A new format is one file beside this one, and one line here. */
const formats = {
  text: async () => (await import('./text.ts')).text,
  json: async () => json,
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
