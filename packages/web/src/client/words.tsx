/** What an answer needs besides recognising: the rules, their words, the views and the questions. */
import { type AnswerProps, AnswerView } from '../views/answer.tsx';
import { Choice, ScopesUnreadable } from '../views/choice.tsx';
import { render } from './shared.ts';

export { check } from '@token-check/core';
export { defaultTimeoutMs, several, systemClock } from '@token-check/core/internal';
export { browserTransport, reachOf, unreachable } from './transport.ts';

export const drawAnswer = (target: HTMLElement, props: AnswerProps): void =>
  render(<AnswerView {...props} />, target);

export const drawChoice = (
  target: HTMLElement,
  props: { canAskAnyway: boolean; hasServer: boolean },
): void => render(<Choice {...props} />, target);

export const drawScopesUnreadable = (target: HTMLElement): void =>
  render(<ScopesUnreadable />, target);

export const drawNothing = (target: HTMLElement): void => render('', target);
