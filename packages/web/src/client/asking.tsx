/** What a question to DigitalOcean needs. One chunk. */
import { Choice, ScopesUnreadable } from '../views/choice.tsx';
import { render } from './shared.ts';

export { defaultTimeoutMs, systemClock } from '@token-check/core/internal';
export { browserTransport, reachOf, unreachable } from './transport.ts';

export const drawChoice = (
  target: HTMLElement,
  props: { canAskAnyway: boolean; hasServer: boolean },
): void => render(<Choice {...props} />, target);

export const drawScopesUnreadable = (target: HTMLElement): void =>
  render(<ScopesUnreadable />, target);
