import type { Belongs } from './kinds.ts';
import type { Recogniser } from './recogniser.ts';

/** Before the repairs and the digits, because a key of API v1 could look like a shortened token. */
export const apiV1Key: Recogniser = ({ location: { name } }) =>
  name?.startsWith('v1:') ? { kind: 'api-v1-key', name: name.slice(3) } : null;

/**
 * Before everything that looks at the value, because the shape of this key isn't documented. The
 * Gradient SDK names the variables that contain it.
 */
export const agentAccessKey: Recogniser = ({ location: { name } }) =>
  /agent_?(?:access_?)?key$/i.test(name ?? '')
    ? { kind: 'agent-access-key', belongs: keyOfAgent }
    : null;

const keyOfAgent: Belongs = {
  providers: ['DigitalOcean'],
  what: 'the access key of an agent',
  where: 'It works with the endpoint of that one agent (https://….agents.do-ai.run).',
  confidence: 'likely',
  expiresAt: null,
};
