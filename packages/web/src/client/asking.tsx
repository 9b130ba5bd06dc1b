/** What a question to DigitalOcean needs. One chunk, loaded before the button is pressed. */
import { render } from 'hono/jsx/dom';
import { Choice, ScopesUnreadable } from '../views/choice.tsx';

export { defaultTimeoutMs, systemClock } from '@token-check/core/internal';
export { browserTransport, reachOf, unreachable } from './transport.ts';

export const drawChoice = (
  target: HTMLElement,
  props: { canAskAnyway: boolean; hasServer: boolean },
): void => render(<Choice {...props} />, target);

export const drawScopesUnreadable = (target: HTMLElement): void =>
  render(<ScopesUnreadable />, target);
