import type { Belongs } from './kinds.ts';
import type { Recogniser } from './recogniser.ts';

/** Before the repairs and the digits, because a key of API v1 could look like a shortened token. */
export const apiV1Key: Recogniser = ({ location }) => {
  const [, doubt, name] = /^v1(\??):([\s\S]*)$/.exec(location.name ?? '') ?? [];
  if (name === undefined) return null;
  // Variables of these names can also contain an OAuth client id and a token.
  const alternatives = doubt === '?' ? (['personal-access-token'] as const) : [];
  return { kind: 'api-v1-key', name, alternatives };
};

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
