import { type Rule, requestOf } from '../case.ts';

export const missingUrl: Rule<'missing-url'> = (known) => {
  const request = requestOf(known);
  if (request?.url !== 'missing' || request.tool === null) return null;
  return { confidence: 'certain', evidence: { tool: request.tool } };
};
