import { type Rule, requestOf } from '../case.ts';

export const missingAuthScheme: Rule<'missing-auth-scheme'> = (known) => {
  const request = requestOf(known);
  if (request?.sending?.type !== 'no-scheme' || known.credential?.shape.type === 'empty')
    return null;
  return { confidence: 'likely', evidence: { tool: request.tool } };
};
