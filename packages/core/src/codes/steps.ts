import { links } from '../knowledge/links.ts';
import type { Context } from './context.ts';
import type { FixStep } from './define.ts';

/** The program of the input, as the subject of a sentence. */
export const programName = ({ program }: Pick<Context, 'program'>): string =>
  program ?? 'your program';

/** Checks the token that the program of the input sends, where that program runs. */
export function checkToken(context: Context): FixStep {
  if (context.program === 'doctl') {
    return { text: 'See which token doctl sends, and check it:', terminal: 'token-check doctor' };
  }
  const where = context.ciSystem === null ? 'where it runs' : 'in the same job';
  return {
    text: `Check the token that ${programName(context)} sends. Run this ${where}:`,
    terminal: `token-check --env ${context.variable}`,
  };
}

/** Creates a token in the control panel and puts it in the place of the old one. */
export function replaceToken({ program, variable }: Context): FixStep {
  const where = program === null ? 'everywhere it is used' : `in \`${variable}\``;
  return { text: `Create a new token and replace the old one ${where}:`, url: links.tokens };
}
