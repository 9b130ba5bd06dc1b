import type { Answer } from '../../facts.ts';
import type { Kind } from '../../knowledge/kinds.ts';
import { replaceToken } from '../corrections.ts';
import { defineCode } from '../define.ts';
import { answersOf, failuresOf, requestOf, showsCause } from '../subject.ts';

export interface Evidence {
  readonly kind: Kind;
}

/**
 * Programs and CI systems mask secrets in what they print. Beside an answer, or in a line of a log,
 * the mask doesn't show what was sent. By itself, or in a command, the mask is the value.
 */
export const maskedToken = defineCode<Evidence>()({
  code: 'masked-token',
  family: 'damaged',
  title: 'The token is masked (***)',
  severity: 'error',
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.shape.type !== 'masked') return null;
    const request = requestOf(subject);
    const isSent = request?.authScheme != null || answersOf(subject).some(isUnauthorized);
    if (credential.shape.inReport && !isSent) return null;
    // What another service answered isn't about a token that a program hid.
    if (answersOf(subject).some(({ service, vague }) => service === 'spaces' && !vague))
      return null;
    const isLog = answersOf(subject).length + failuresOf(subject).length > 0;
    // A header that contains only a mask was printed by a logger.
    const isHeader = request?.authScheme?.type === 'no-scheme' && request.tool === null;
    // A program that says that it has no token printed the mask of something else.
    if (showsCause(subject) || subject.facts.some(({ type }) => type === 'no-credential'))
      return null;
    const isPrinted = isLog || isHeader || (credential.name !== null && !credential.exact);
    return { confidence: isPrinted ? 'possible' : 'certain', evidence: { kind: credential.kind } };
  },
  words: (_evidence, context) => ({
    what: 'The value is made of stars or bullets, or is a word such as `REDACTED`, so the token isn’t in this text.',
    why: 'A mask is normal in a log, but a configuration or command with a mask sends the mask.',
    fix: [
      {
        text: 'Check the token where it’s stored, if this is a log.',
        terminal: `token-check --env ${context.variable}`,
      },
      { text: 'Replace the mask with the token, if this is your command or configuration.' },
      replaceToken,
    ],
  }),
});

const isUnauthorized = ({ status }: Answer): boolean => status === 401;
