import { shown, UsageError } from '../errors/usage-error.ts';
import { type FormatName, formatNames } from '../render/output-formats.ts';

/** The format that `--format` names, or `--json`, which is short for one of them. */
export function readFormat(
  { format, json }: { format?: string; json?: boolean },
  flag = '--format',
): FormatName {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(
      'conflicting-options',
      '--json and --format ask for two formats.',
      `Use one of them, for example: --format ${format}`,
    );
  }
  const name = json ? 'json' : (format ?? 'text');
  const found = formatNames.find((one) => one === name);
  if (found !== undefined) return found;
  throw new UsageError(
    'invalid-value',
    `${flag} does not know ${shown(name)}.`,
    `The formats are: ${formatNames.join(', ')}`,
  );
}
