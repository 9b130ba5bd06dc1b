import type { Kind } from '../../knowledge/kinds.ts';
import { defineCode } from '../define.ts';
import { answersOf, failuresOf } from '../subject.ts';
import { newToken } from './shared.ts';

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
  title: 'The token is hidden behind stars',
  severity: 'error',
  rule: (subject) => {
    const { credential } = subject;
    if (credential?.shape.type !== 'masked') return null;
    const isLog = answersOf(subject).length + failuresOf(subject).length > 0;
    const isPrinted = isLog || (credential.name !== null && !credential.exact);
    return { confidence: isPrinted ? 'possible' : 'certain', evidence: { kind: credential.kind } };
  },
  words: () => ({
    what: 'The value was replaced by stars, bullets or a word, so the token itself is not here.',
    why: 'Logs, CI systems and panels hide secrets in this way. If the text was copied into a configuration, the stars are sent.',
    fix: [
      {
        text: 'If this is a log, that is as it should be: check the token in the place where it is kept.',
        terminal: 'token-check --env DIGITALOCEAN_ACCESS_TOKEN',
      },
      { text: 'If this is your configuration, put the token itself there.' },
      newToken,
    ],
  }),
});
