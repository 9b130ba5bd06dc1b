import type { ReferenceSyntax } from '../../classify/kinds.ts';
import { accountRequest } from '../../knowledge/links.ts';
import { hasOtherCause } from '../answers.ts';
import { defineCode } from '../define.ts';
import { requestOf } from '../subject.ts';

export interface Evidence {
  readonly syntax: ReferenceSyntax;
  readonly name: string | null;
  /** A shell expands it: the quotes are right, but the variable may be empty. */
  readonly expands: boolean;
  /** The reference itself is sent instead of the value of the variable. */
  readonly sent: boolean;
}

const whyReference: Readonly<Record<ReferenceSyntax, string>> = {
  shell:
    'A shell replaces $NAME between double quotes, but not between single quotes, and a config file does not do it at all.',
  windows:
    'cmd.exe replaces %NAME% and PowerShell $env:NAME. Other programs take the text as it is.',
  'github-actions':
    'In a workflow file this is the right form: GitHub fills it in. It stays empty where the secret does not exist, is kept in an environment that the job does not name, or the run comes from a fork.',
  template:
    'In a template this is the right form. It stays empty, or stays as it is, where nothing fills it in.',
  terraform:
    'Terraform looks a reference up only without quotes; inside of quotes its text becomes the token.',
  code: 'Inside of quotes a program takes this as plain text. Without quotes it is looked up when the program runs.',
};

export const unexpandedVariable = defineCode<Evidence>()({
  code: 'unexpanded-variable',
  family: 'damaged',
  title: 'This is the name of a variable, not its value',
  severity: ({ sent }) => (sent ? 'error' : 'info'),
  rule: (subject) => {
    const shape = subject.credential?.shape;
    if (shape?.type !== 'reference') return null;
    const { syntax, name, expands, literal, verbatim = null } = shape;
    // A program that says that it has no token has read the reference, and found nothing.
    if (subject.facts.some(({ type }) => type === 'no-credential')) return null;
    // GitHub and template engines expand references before anything is sent. PowerShell expands
    // $env:NAME between double quotes, and a pasted command often lost its quotes.
    const isExpanded = expands || ['github-actions', 'template', 'windows'].includes(syntax);
    // Between quotes, Terraform and programming languages use the text as it is.
    const isQuoted = literal && (syntax === 'terraform' || syntax === 'code');
    // The value of an environment variable isn't expanded again.
    const isValue = literal && subject.credential?.name === null && requestOf(subject) === null;
    const sent =
      verbatim !== null ||
      isValue ||
      (!isExpanded && (isQuoted || requestOf(subject)?.authScheme != null));
    const sure = isValue || syntax !== 'code' ? 'certain' : 'likely';
    // A shell filled it in, and what came of it can't be the fault of an empty variable.
    if (!sent && hasOtherCause(subject)) return null;
    return {
      confidence: sent ? (verbatim ?? sure) : 'possible',
      evidence: { syntax, name, expands, sent },
    };
  },
  words: (evidence) => {
    const { syntax, name } = evidence;
    return { what: whatFor(evidence), why: whyReference[syntax], fix: fixReference(syntax, name) };
  },
});

function fixReference(
  syntax: ReferenceSyntax,
  name: string | null,
): { text: string; command?: string }[] {
  switch (syntax) {
    case 'shell': {
      const variable = name ?? 'DIGITALOCEAN_TOKEN';
      return [
        {
          text: 'Put the header between double quotes:',
          command: accountRequest.replace('DIGITALOCEAN_TOKEN', variable),
        },
        {
          text: 'Make sure that the variable is set in the same shell. 0 means that it is not:',
          command: `echo "\${#${variable}}"`,
        },
      ];
    }
    case 'terraform':
      return [
        {
          text: 'Write the reference without quotes:',
          command: `token = var.${name ?? 'do_token'}`,
        },
      ];
    case 'github-actions':
      return [
        {
          text: 'Make sure that the secret exists for this job: a repository secret, or the job names its environment (environment: …), and the run is not from a fork.',
        },
      ];
    case 'windows':
      return [
        {
          text: 'In PowerShell, put the header between double quotes:',
          command: `curl.exe -H "Authorization: Bearer $env:${name ?? 'DIGITALOCEAN_TOKEN'}" https://api.digitalocean.com/v2/account`,
        },
      ];
    case 'template':
    case 'code':
      return [
        {
          text: 'Make sure that the value is set where this runs, and print its length to see that it is not empty.',
        },
      ];
  }
}

function whatFor({ name, sent, expands }: Evidence): string {
  const what = name === null ? 'The value is a reference' : `The value is a reference to “${name}”`;
  if (sent) return `${what}, and it was sent as it stands.`;
  return expands
    ? `${what}. The quotes are right: the shell fills it in. What it holds cannot be seen here.`
    : `${what}. What it stands for cannot be seen here.`;
}
