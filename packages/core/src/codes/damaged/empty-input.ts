import { isRejection } from '../answers.ts';
import { defineCode } from '../define.ts';
import { answersOf } from '../subject.ts';

export interface Evidence {
  readonly what: 'paste' | 'value' | 'tool';
  readonly tool: string | null;
  readonly variable: string | null;
}

export const emptyInput = defineCode<Evidence>()({
  code: 'empty-input',
  family: 'damaged',
  title: 'No credential arrived',
  severity: 'error',
  rule: (subject) => {
    const { blank, credential, facts, unset } = subject;
    if (unset !== null) return null;
    if (blank)
      return { confidence: 'certain', evidence: { what: 'paste', tool: null, variable: null } };
    const missing = facts.find((fact) => fact.type === 'no-credential');
    if (missing !== undefined && (credential === null || credential.shape.type === 'reference')) {
      return {
        confidence: 'likely',
        evidence: { what: 'tool', tool: missing.tool, variable: missing.variable },
      };
    }
    if (credential?.shape.type !== 'empty') return null;
    // A hidden prompt looks empty in a transcript, although a token was typed.
    const answered = answersOf(subject).some(isRejection);
    return {
      confidence: answered ? 'possible' : 'likely',
      evidence: { what: 'value', tool: null, variable: null },
    };
  },
  words: ({ what, tool, variable }, context) => ({
    what: {
      paste: 'The input is empty.',
      value: 'The value in the place of the credential is empty.',
      tool: `${tool ?? 'The program'} says that it was given no token.`,
    }[what],
    why:
      what === 'paste'
        ? 'A variable that is not set, an empty file, or a paste that did not arrive.'
        : 'A variable that is not set where the program runs leaves nothing behind: another user, another shell, a container, a CI job that may not see the secret. DigitalOcean answers an empty token as it answers a wrong one.',
    fix:
      what === 'paste'
        ? [
            {
              text: 'Paste what you have: a token, a curl command, a callback URL, or just the error text.',
            },
          ]
        : [
            {
              text: 'Print the length of the variable in the place where the program runs. 0 means that it is not set there:',
              command: `echo "\${#${context.variable}}"`,
            },
            variable === null && (tool === 'doctl' || tool === 'kubectl')
              ? {
                  text: 'Or save the token for doctl, as the user that runs the program:',
                  command: 'doctl auth init',
                }
              : tool === 'GitHub Actions'
                ? {
                    text: 'Make sure that the secret exists for this job: a repository secret, or an environment that the job names; runs from forks get none.',
                  }
                : {
                    text: `Set it there, for example with: export ${context.variable}=…`,
                  },
          ],
  }),
});
