import { isRejection } from '../answers.ts';
import type { Context } from '../context.ts';
import { bearerRequest, isVariableNamed, lengthStep, setStep, thenCheck } from '../corrections.ts';
import { defineCode, type FixStep } from '../define.ts';
import { decisiveIn, stepsOf } from '../story.ts';
import { answersOf, requestOf } from '../subject.ts';

export interface Evidence {
  readonly what: 'paste' | 'value' | 'tool';
  readonly tool: string | null;
  readonly variable: string | null;
}

export const emptyInput = defineCode<Evidence>()({
  code: 'empty-input',
  family: 'damaged',
  title: 'The token is missing',
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
    const evidence = { what: 'value', tool: null, variable: null } as const;
    // `curl -v` shows what was sent.
    if (requestOf(subject)?.sent === true) return { confidence: 'certain', evidence };
    // A hidden prompt looks empty in a transcript, although a token was typed.
    const answered = answersOf(subject).some(isRejection);
    return { confidence: answered ? 'possible' : 'likely', evidence };
  },
  words: ({ what, tool, variable }, context) => {
    if (what === 'paste') {
      return {
        title: 'Nothing to check',
        what: 'The input is empty.',
        why: 'The variable or the file may be empty, or the paste didn’t work.',
        fix: [
          {
            text: 'Paste what you have: a token, a curl command, a callback URL or the error text.',
            terminal: 'token-check',
          },
        ],
      };
    }
    const program = tool ?? 'the program';
    const told = what === 'tool' ? decisiveIn(context) : null;
    if (told !== null) {
      return {
        title: told.title,
        what: `The message says that ${program} got no token${variable === null ? '' : ` from \`${variable}\``}.`,
        why: told.fits,
        fix: stepsOf(told),
      };
    }
    return what === 'value'
      ? {
          title: 'The token is empty',
          what: 'The text has no value where the token belongs.',
          why: 'DigitalOcean returns the same 401 for an empty token as for a wrong one.',
          fix:
            context.host === null
              ? [lengthStep(context, 'where the program runs'), setStep(context)]
              : [
                  { text: 'Put the token into the request:', command: bearerRequest(context) },
                  thenCheck('Check the token if you still get a 401.', context),
                ],
        }
      : {
          title: tool === null ? 'The program has no token' : `${tool} has no token`,
          what: `The message says that ${program} got no token${variable === null ? '' : ` from \`${variable}\``}.`,
          why:
            tool === 'GitHub Actions'
              ? 'The secret doesn’t exist, has another name, or isn’t passed to this job.'
              : controllers.includes(tool ?? '')
                ? 'A controller reads its token from a Secret. The Secret may be in another namespace, have another key, or be empty.'
                : variable !== null || isVariableNamed(context)
                  ? `The variable isn’t set where ${program} runs, for example in another shell, a container or a job.`
                  : 'The variable or the field for the token is empty, or the paste at the prompt didn’t work.',
          fix: stepsFor(tool, variable, context),
        };
  },
});

/** Programs in a cluster that read their token from a Secret. */
const controllers: readonly string[] = [
  'cert-manager',
  'external-dns',
  'CSI driver',
  'cloud controller manager',
];

function stepsFor(tool: string | null, variable: string | null, context: Context): FixStep[] {
  if (tool === 'GitHub Actions') {
    return [
      { text: 'List the secrets of the repository:', command: 'gh secret list' },
      {
        text: 'Name the environment in the job (`environment: …`) if the secret belongs to one. Runs from forks get no secrets.',
      },
    ];
  }
  if (controllers.includes(tool ?? '')) {
    return [
      {
        text: 'Look for the Secret in the namespace that the controller reads:',
        command: 'kubectl get secrets --all-namespaces | grep -i -e digitalocean -e dns',
      },
      {
        text: 'Compare its keys with the one that the controller’s configuration names:',
        command: 'kubectl describe secret <name> --namespace <namespace>',
      },
    ];
  }
  if (variable === null && !isVariableNamed(context)) {
    return [
      { text: 'Enter the token again where the program asks for it, or set its variable.' },
      thenCheck('Check the token that you want to use. Paste it at the prompt:', context),
    ];
  }
  const length = lengthStep(context, `where ${tool ?? 'the program'} runs`);
  return variable === null && (tool === 'doctl' || tool === 'kubectl')
    ? [
        length,
        {
          text: `Save the token for doctl, as the user that runs ${tool}:`,
          command: 'doctl auth init',
        },
      ]
    : [length, setStep(context)];
}
