/** What an answer needs besides recognising: the rules, their words and the views. One chunk. */
import { type AnswerProps, AnswerView } from '../views/answer.tsx';
import { render } from './shared.ts';

export { check } from '@token-check/core';
export { several } from '@token-check/core/internal';

export const drawAnswer = (target: HTMLElement, props: AnswerProps): void =>
  render(<AnswerView {...props} />, target);

export const drawNothing = (target: HTMLElement): void => render('', target);
