import type { Classification } from '../classify/kinds.ts';
import { accessTokens } from '../knowledge/kinds.ts';

/**
 * Whether a credential of this classification may be sent to DigitalOcean. Only a complete access
 * token may: a request would use up a code or a refresh token, would leak another service's
 * credential, and would say nothing about a damaged token.
 */
export function mayBeSent({ kind, shape }: Classification): boolean {
  return accessTokens.includes(kind) && shape.type === 'well-formed';
}
