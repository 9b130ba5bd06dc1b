import type { UnreadSeen } from '../../facts.ts';
import { defineCode } from '../define.ts';

export interface Evidence {
  readonly reason: UnreadSeen['reason'];
}

const causes: Readonly<Record<Evidence['reason'], string>> = {
  length:
    'The text is longer than 1,048,576 characters, and token-check read only the start of it.',
  credentials:
    'The text contains more than 500 credentials, and token-check looked at 500 of them.',
  work: 'The text contains so many commands, JSON objects or lines of YAML that token-check read only some of them.',
  time: 'This server stopped reading the text, because that took too long.',
};

/** A limit keeps a text from taking all the time of a machine. */
export const partlyRead = defineCode<Evidence>()({
  code: 'partly-read',
  family: 'could-not-tell',
  title: 'Only a part of the text was read',
  severity: 'warning',
  rule: ({ facts }) => {
    const unread = facts.find((fact) => fact.type === 'unread');
    return unread === undefined
      ? null
      : { confidence: 'certain', evidence: { reason: unread.reason } };
  },
  words: ({ reason }) => ({
    ...(reason === 'time' && { title: 'The text took too long to read' }),
    what: causes[reason],
    why: 'The rest may contain the error or the token that matters.',
    fix: [
      reason === 'credentials'
        ? {
            text: 'Check a list of tokens from a file with one token on each line.',
            terminal: 'token-check --batch tokens.txt',
          }
        : {
            text: 'Check only the lines around the error, such as the last 200.',
            terminal: 'tail -n 200 error.log | token-check',
          },
    ],
  }),
});
