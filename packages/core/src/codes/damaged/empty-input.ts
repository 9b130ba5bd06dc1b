import type { Answer, NoCredentialSeen } from '../../facts.ts';
import type { CircumstanceId } from '../../knowledge/circumstances.ts';
import { links } from '../../knowledge/links.ts';
import { isRejection } from '../answers.ts';
import type { Context } from '../context.ts';
import { bearerRequest, isVariableNamed, lengthStep, setStep, thenCheck } from '../corrections.ts';
import { defineCode, type FixStep, type Words } from '../define.ts';
import { giveToken } from '../steps.ts';
import { causeBesideToken, contrastIn, stepsOf, toldIn } from '../story.ts';
import { answersOf, requestOf, showsCause } from '../subject.ts';

export interface Evidence {
  readonly what: 'paste' | 'value' | 'tool';
  readonly tool: string | null;
  readonly variable: string | null;
  /** What the tool lacks instead of a token. */
  readonly instead?: NoCredentialSeen['instead'];
}

/** An answer of Spaces that a request without keys doesn’t get. */
const isSpacesError = ({ service, status, vague }: Answer): boolean =>
  service === 'spaces' && status !== null && ![401, 403].includes(status) && !vague;

const nothing = { tool: null, variable: null } as const;

export const emptyInput = defineCode<Evidence>()({
  code: 'empty-input',
  family: 'damaged',
  title: 'The token is missing',
  severity: 'error',
  supersededBy: ['retired-api'],
  rule: (subject) => {
    const { blank, credential, facts, unset } = subject;
    if (unset !== null) return null;
    if (blank) return { confidence: 'certain', evidence: { what: 'paste', ...nothing } };
    const missing = facts.find((fact) => fact.type === 'no-credential');
    // What the text sets under the name that the program misses didn't reach the program.
    const isUnread = missing?.variable != null && missing.variable === credential?.name;
    const { shape } = credential ?? {};
    const isShown =
      shape === undefined ||
      isUnread ||
      ['reference', 'masked'].includes(shape.type) ||
      (shape.type === 'placeholder' && shape.elided === true) ||
      // A cause that the text shows explains why a token that is there didn't arrive.
      showsCause(subject);
    if (missing !== undefined && isShown) {
      return {
        confidence: 'likely',
        evidence: {
          what: 'tool',
          tool: missing.tool,
          variable: missing.variable,
          ...(missing.instead && { instead: missing.instead }),
        },
      };
    }
    if (credential?.shape.type !== 'empty') return null;
    const evidence = { what: 'value', ...nothing } as const;
    // `curl -v` shows what was sent.
    if (requestOf(subject)?.sent === true) return { confidence: 'certain', evidence };
    // Who pastes the answer of Spaces to a signed request took the keys out.
    if (answersOf(subject).some(isSpacesError)) return null;
    // A hidden prompt looks empty in a transcript, although a token was typed.
    const answered = answersOf(subject).some(isRejection);
    return { confidence: answered ? 'possible' : 'likely', evidence };
  },
  words: (evidence, context) => {
    const { what, instead } = evidence;
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
    if (what === 'value') {
      return {
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
      };
    }
    // What the text shows beside the message explains why nothing arrived.
    const named =
      (context.library?.pipelineCauses ?? [])
        .map(({ id }) => toldIn(context, id))
        .find((one) => one !== null) ?? causeBesideToken(context);
    if (named) return { title: named.title, what: named.fits, why: '', fix: stepsOf(named) };
    if (instead === 'kubernetes-secret') return wordsForSecret(evidence, context);
    return instead === 's3-keys'
      ? wordsForKeys(evidence, context)
      : wordsForToken(evidence, context);
  },
});

/** The program as the subject of a sentence, and as the start of a headline. */
const nameOf = (tool: string | null) =>
  tool === null || tool === 'MCP client'
    ? { program: `the ${tool ?? 'program'}`, Program: `The ${tool ?? 'program'}` }
    : { program: tool, Program: tool };

function wordsForToken({ tool, variable }: Evidence, context: Context): Words {
  const { program, Program } = nameOf(tool);
  const contrast = contrastIn(context);
  const told = contrast ?? whyMissing.map((id) => toldIn(context, id)).find((one) => one !== null);
  const words = {
    title: contrast?.title ?? `${Program} has no token`,
    what: `The message says that ${program} got no token${variable === null ? '' : ` from \`${variable}\``}.`,
  };
  if (told) return { ...words, why: told.fits, fix: stepsOf(told) };
  const given = giveToken(context);
  if (given.length > 0) return { ...words, why: inItsPlace(context), fix: given };
  return {
    ...words,
    why:
      variable !== null || isVariableNamed(context)
        ? `The variable isn’t set where ${program} runs, for example in another shell, a container or a job.`
        : 'The variable or the field for the token is empty, or the paste at the prompt didn’t work.',
    fix: stepsFor(tool, variable, context),
  };
}

/** What a text can show of the reason, the most specific one first. */
const whyMissing: readonly CircumstanceId[] = [
  'doctl-context-not-switched',
  'protected-variable',
  'not-exported',
  'browser-code',
  'env-file-late',
  'secret-manager-failed',
  'not-passed',
  'sudo',
  'ansible-variables',
  'service-environment',
  'env-file',
  'platform-variable',
  'helm-value',
];

const inItsPlace = ({ program }: Context): string =>
  controllers.includes(program ?? '')
    ? 'A controller reads its token from a Secret. The Secret may be in another namespace, have another key, or be empty.'
    : 'The setting for the token is missing, or it’s empty where the program runs.';

/** Kubernetes didn't start the program, or the program didn't find what it was to read. */
function wordsForSecret({ tool: named }: Evidence, context: Context): Words {
  // kubectl only shows the message.
  const tool = named === 'kubectl' ? null : named;
  const { program, Program } = nameOf(tool);
  const {
    in: place = '<namespace>',
    secret = '<name>',
    key = 'access-token',
  } = { ...context.names, ...context.namesOf['secret-named'] };
  return {
    title: `The Secret for ${tool ?? 'the token'} doesn’t exist in that namespace`,
    what: `The message says that a Secret, or a key in it, isn’t there for ${program}.`,
    why:
      program === 'cert-manager'
        ? 'A ClusterIssuer reads Secrets only in the namespace of cert-manager, and an Issuer only in its own.'
        : `${Program} reads a Secret only in its own namespace, by the exact name and key.`,
    fix: [
      {
        text: 'Look for the Secret, and compare its namespace, name and keys with the message:',
        command: 'kubectl get secrets --all-namespaces | grep -i -e digitalocean -e dns -e token',
      },
      {
        text: 'Create the Secret in the namespace that the message is about:',
        command: [
          `kubectl -n ${place} create secret generic ${secret} \\`,
          `  --from-literal=${key}="$${context.variable}"`,
        ].join('\n'),
      },
    ],
  };
}

/** The variables of the S3 keys for DigitalOcean's own tools, and for all other clients. */
const ownKeys = ['SPACES_ACCESS_KEY_ID', 'SPACES_SECRET_ACCESS_KEY'] as const;
const usualKeys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

function wordsForKeys({ tool }: Evidence, context: Context): Words {
  const { program, Program } = nameOf(tool);
  // The backend is a client of Amazon's.
  const isOwn =
    context.circumstances.includes('spaces-variables') &&
    !context.circumstances.includes('s3-backend');
  const [id, secret] = isOwn ? ownKeys : usualKeys;
  const signIn = toldIn(context, 'aws-sign-in');
  if (signIn) return { title: signIn.title, what: signIn.fits, why: '', fix: stepsOf(signIn) };
  const given = giveToken(context);
  return {
    title: `${Program} has no Spaces keys`,
    what: `The message says that ${program} found no access key for S3. Spaces needs a key pair; an API token doesn’t work there.`,
    why: `The pair isn’t where ${program} reads it: in \`${id}\` and \`${secret}\`${isOwn ? '' : ', in a credentials file, or in the variables that your code names'}.`,
    fix:
      given.length > 0
        ? given
        : [
            {
              text: `Print the length of both variables where ${program} runs. Compare the spelling if one is 0:`,
              command: `echo "\${#${id}} \${#${secret}}"`,
            },
            { text: 'Create a Spaces key pair if you have none:', url: links.spacesKeys },
            {
              text: `Set both where ${program} runs:`,
              command: `export ${id}=<id> ${secret}=<secret>`,
            },
          ],
  };
}

/** Programs in a cluster that read their token from a Secret. */
const controllers: readonly string[] = [
  'cert-manager',
  'external-dns',
  'CSI driver',
  'cloud controller manager',
  'inlets-operator',
  'Crossplane',
  'Cluster API',
];

function stepsFor(tool: string | null, variable: string | null, context: Context): FixStep[] {
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
