import { shown, UsageError } from '../errors/usage-error.ts';
import { type FormatName, formatNames } from '../render/output-formats.ts';

/** The format that `--format` names, or `--json`, which is short for one of them. */
export function readFormat({ format, json }: { format?: string; json?: boolean }): FormatName {
  if (json && format !== undefined && format !== 'json') {
    throw new UsageError(
      'conflicting-options',
      '--json and --format name two formats.',
      `Use one of them, for example: token-check --format ${formatNames.find((one) => one === format) ?? 'json'}`,
    );
  }
  return named(json ? 'json' : (format ?? 'text'), '--format', '--format json');
}

/** `json=report.json` as format and path. */
export function readReport(text: string): { readonly format: FormatName; readonly path: string } {
  const at = text.indexOf('=');
  const path = at < 0 ? '' : text.slice(at + 1);
  const example = '--report json=report.json';
  if (path === '') {
    throw new UsageError(
      'invalid-value',
      '--report needs a format, an equals sign and a path.',
      `For example: token-check ${example}`,
    );
  }
  return { format: named(text.slice(0, at), '--report', example), path };
}

function named(name: string, flag: string, example: string): FormatName {
  const found = formatNames.find((one) => one === name);
  if (found !== undefined) return found;
  const others = formatNames.slice(0, -1).join(', ');
  throw new UsageError(
    'invalid-value',
    `Invalid value for ${flag}: ${shown(name)}. Use ${others} or ${formatNames.at(-1)}.`,
    `For example: token-check ${example}`,
  );
}
