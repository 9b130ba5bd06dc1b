import { inputOfFlag, isAction } from '../action/inputs.ts';
import type { Io } from '../io/io.ts';
import { data, property } from '../render/github.ts';
import { clean, type UsageError } from './usage-error.ts';

/** GitHub shows ten annotations of a level for a step. */
const maxPlaces = 9;

/** Wrong usage as annotations of a GitHub job: one for each place in a file, otherwise one. */
export function usageAnnotations(
  { code, message, hint, places }: UsageError,
  env: Io['env'],
): string {
  const title = 'title=token-check';
  if (places.length === 0) {
    const [flag = ''] = /--[a-z-]+/.exec(message) ?? [];
    const input = isAction(env) ? inputOfFlag(flag) : undefined;
    const more = input === undefined ? '' : `\nIn this step, ${flag} is the input ${input}.`;
    return line(title, `${message}\n${hint}${more}`, code);
  }
  const rest = places.length - maxPlaces;
  return [
    ...places
      .slice(0, maxPlaces)
      .map(({ path, line: row, column, text }) =>
        line(`file=${property(clean(path))},line=${row},col=${column},${title}`, text, code),
      ),
    ...(rest > 0 ? [line(title, `${message} ${rest} more are not shown.`, code)] : []),
  ].join('');
}

/** No argument that a message quotes can start a line of its own. */
const line = (properties: string, text: string, code: string): string =>
  `::error ${properties}::${data(`${text.split('\n').map(clean).join('\n')}\n[${code}]`)}\n`;
