import type { LiteralLanguage, ReferenceSyntax } from '../../classify/kinds.ts';
import { hasOtherCause, isAcceptedInText } from '../answers.ts';
import { type Context, isVariable } from '../context.ts';
import { bearerRequest, isVariableNamed, lengthStep, setStep, thenCheck } from '../corrections.ts';
import { defineCode, type FixStep } from '../define.ts';
import { refusedCharacter } from '../evidence.ts';
import { stepsOf, toldIn } from '../story.ts';
import { requestOf, saysItWorks, showsCause } from '../subject.ts';

export interface Evidence {
  readonly syntax: ReferenceSyntax;
  readonly name: string | null;
  /** A shell expands it: the quotes are right, but the variable may be empty. */
  readonly expands: boolean;
  /** The reference itself is sent instead of the value of the variable. */
  readonly sent: boolean;
  /** The language whose string literal contains the reference and doesn't replace it. */
  readonly language?: LiteralLanguage;
}

export const unexpandedVariable = defineCode<Evidence>()({
  code: 'unexpanded-variable',
  family: 'damaged',
  title: 'The name of a variable was sent, not the token',
  severity: ({ sent }) => (sent ? 'error' : 'info'),
  rule: (subject) => {
    const shape = subject.credential?.shape;
    if (shape?.type !== 'reference') {
      // A program prints the header that it refuses.
      if (refusedCharacter(subject) !== 'reference') return null;
      const evidence = { syntax: 'shell', name: null, expands: false, sent: true } as const;
      return { confidence: 'likely', evidence };
    }
    const { syntax, name, expands, literal, verbatim = null, language = null } = shape;
    // A program that says that it has no token has read the reference, and found nothing.
    if (subject.facts.some(({ type }) => type === 'no-credential')) return null;
    // One that refuses the header has read a value.
    const refused = refusedCharacter(subject);
    if (refused !== null && refused !== 'reference') return null;
    // GitHub and template engines expand references before anything is sent. PowerShell expands
    // $env:NAME between double quotes, and a pasted command often lost its quotes.
    const isExpanded = expands || ['github-actions', 'template', 'windows'].includes(syntax);
    // Between quotes, Terraform and programming languages use the text as it is.
    const isQuoted = literal && (syntax === 'terraform' || syntax === 'code');
    // The value of an environment variable isn't expanded again.
    const request = requestOf(subject);
    const isValue = literal && !expands && subject.credential?.name === null && request === null;
    // An expression outside of quotes is evaluated; only a trace of the request shows its text.
    const isInRequest = syntax === 'code' ? request?.sent === true : request?.authScheme != null;
    const sent = verbatim !== null || isValue || (!isExpanded && (isQuoted || isInRequest));
    const sure = isValue || syntax !== 'code' ? 'certain' : 'likely';
    // A shell filled it in, and what came of it can't be the fault of an empty variable.
    if (
      !sent &&
      (isAcceptedInText(subject) ||
        hasOtherCause(subject) ||
        showsCause(subject) ||
        saysItWorks(subject))
    )
      return null;
    return {
      confidence: sent ? (verbatim ?? sure) : 'possible',
      evidence: { syntax, name, expands, sent, ...(language && { language }) },
    };
  },
  words: (seen, context) => {
    // The one variable that the code reads is what its string is filled in with.
    const { reads } = context.names;
    const isFilledIn = seen.expands && seen.name === null && seen.syntax === 'template';
    const evidence: Evidence =
      isFilledIn && reads !== undefined ? { ...seen, syntax: 'code', name: reads } : seen;
    const quoted = evidence.sent ? toldIn(context, 'not-filled-in') : null;
    if (quoted) {
      return { title: quoted.title, what: quoted.fits, why: '', fix: stepsOf(quoted) };
    }
    return {
      title: titleFor(evidence),
      what: whatFor(evidence, context),
      why: whyReference(evidence, context),
      fix: stepsFor(evidence, context),
    };
  },
});

/** `${var.name}` is the only template whose name is known. */
const isOfTerraform = ({ syntax, name }: Evidence): boolean =>
  syntax === 'terraform' || (syntax === 'template' && name !== null);

/** How each reference is written, as people type it. */
function reference({ syntax, name }: Evidence): string {
  if (name === null) return 'a reference';
  const forms: Readonly<Record<ReferenceSyntax, string>> = {
    shell: `$${name}`,
    windows: name,
    'github-actions': name,
    template: `var.${name}`,
    terraform: `var.${name}`,
    code: name,
  };
  return `\`${forms[syntax]}\``;
}

function titleFor({ sent, syntax, expands, name }: Evidence): string {
  if (sent) return 'The name of a variable was sent, not the token';
  if (syntax === 'github-actions') {
    return name === null ? 'The secret is empty in this job' : `The secret ${name} is empty here`;
  }
  if (name === null) {
    return expands || syntax !== 'shell'
      ? 'A reference in the text has no value'
      : 'Nothing replaces the reference with the token';
  }
  return expands || syntax !== 'shell'
    ? `The variable ${name} is empty`
    : `Nothing replaces $${name}`;
}

/** Programs that fill in the references of their configuration themselves. */
const fillers: readonly (string | null)[] = ['MCP client'];

/** A program of the person, and no command of a shell. */
const isInCode = ({ program, names }: Pick<Context, 'program' | 'names'>): boolean =>
  program === null || program === 'Python' || program === 'Node.js' || names.reads !== undefined;

function whatFor(evidence: Evidence, { program, names }: Context): string {
  const { sent, expands, syntax } = evidence;
  const value = reference(evidence);
  if (sent && evidence.name === null) return 'A reference to a variable was sent literally.';
  if (sent) return `The text ${value} was sent literally.`;
  if (fillers.includes(program)) return `The ${program} replaces ${value} when it starts.`;
  if (expands && isInCode({ program, names })) {
    return `The code puts the value of ${evidence.name === null ? value : `\`${evidence.name}\``} into the header.`;
  }
  if (expands && (syntax === 'shell' || syntax === 'windows')) {
    return `Your quoting is correct, and the shell replaces ${value}.`;
  }
  if (expands) return `The program replaces ${value} when it runs.`;
  if (syntax === 'github-actions') return `GitHub replaces ${value} when the workflow runs.`;
  return `The text contains ${value} in place of a token.`;
}

/** Why a reference that is used as it is isn't replaced. */
const whyLiteral: Readonly<Record<ReferenceSyntax, string>> = {
  shell:
    'Only a shell replaces a reference like this, and only in a command without single quotes.',
  windows: 'Only cmd.exe replaces `%NAME%`, and only PowerShell replaces `$env:NAME`.',
  'github-actions': 'Only GitHub replaces a reference like this, and only in a workflow file.',
  template: 'Nothing filled in the template before the value was used.',
  terraform: 'In quotes, Terraform uses the literal text.',
  code: 'In quotes, a program uses the literal text.',
};

/** Why a reference that is replaced may be replaced by nothing. */
const whyEmpty: Readonly<Record<ReferenceSyntax, string>> = {
  shell: 'If the variable has no value there, the request has no token.',
  windows:
    'If the variable has no value, or another shell runs the command, the request has no token.',
  'github-actions':
    'The value is empty if the secret doesn’t exist, belongs to another environment, or the run comes from a fork.',
  template: 'If nothing fills in the template, the request has no token.',
  terraform: 'If the variable has no value, Terraform has no token.',
  code: 'If the variable has no value where the program runs, the request has no token.',
};

/** The string literals that replace references. */
const literals: Readonly<Record<LiteralLanguage, { why: string; text: string; command: string }>> =
  {
    python: {
      why: 'Python replaces `{…}` only in an f-string',
      text: 'Put an f before the quote:',
      command: 'f"Bearer {token}"',
    },
    javascript: {
      why: 'JavaScript replaces `${…}` only between backticks',
      text: 'Use backticks in place of the quotes:',
      command: '`Bearer ${token}`',
    },
    ruby: {
      why: 'Ruby replaces `#{…}` only between double quotes',
      text: 'Use double quotes in place of the single ones:',
      command: '"Bearer #{token}"',
    },
    php: {
      why: 'PHP replaces a variable only between double quotes',
      text: 'Use double quotes in place of the single ones:',
      command: '"Bearer $token"',
    },
  };

const commands: readonly (string | null)[] = ['curl', 'wget', 'http', 'https', 'xh'];

function whyReference(evidence: Evidence, { program }: Context): string {
  const { syntax, expands, sent, language } = evidence;
  if (!sent && fillers.includes(program)) {
    return 'It reads the environment that it was started from, which can be another one than your shell’s.';
  }
  if (!sent) {
    return syntax === 'shell' && !expands
      ? 'A configuration file isn’t a shell, so the text may be used as it is.'
      : whyEmpty[isOfTerraform(evidence) ? 'terraform' : syntax];
  }
  if (language !== undefined) return `${literals[language].why}.`;
  return syntax === 'shell' && commands.includes(program)
    ? 'The shell doesn’t expand a variable in single quotes or after a backslash.'
    : whyLiteral[syntax];
}

function stepsFor(evidence: Evidence, context: Context): FixStep[] {
  return evidence.sent ? stepsIfSent(evidence, context) : stepsIfEmpty(evidence, context);
}

/** The context with the variable that the reference names, in capitals or not. */
const contextFor = (name: string | null, context: Context): Context =>
  name !== null && /^[A-Za-z_]\w{0,40}$/.test(name) ? { ...context, variable: name } : context;

function stepsIfSent({ syntax, name, language }: Evidence, context: Context): FixStep[] {
  const own = contextFor(name, context);
  if (language !== undefined) {
    const { text, command } = literals[language];
    return [{ text, command }, thenCheck('Check the token if the error stays.', context)];
  }
  if (syntax === 'windows' && name !== null && context.circumstances.includes('powershell')) {
    return [
      {
        text: 'Use double quotes in place of the single ones:',
        command: `"Bearer $env:${name}"`,
      },
      lengthStep(own, 'in the same shell'),
    ];
  }
  if (syntax === 'terraform') {
    return [
      { text: 'Write the reference without quotes:', command: `token = var.${name ?? 'do_token'}` },
    ];
  }
  if (syntax === 'code') {
    return [
      { text: 'Write the reference without quotes.' },
      lengthStep(own, 'where the program runs'),
    ];
  }
  if (syntax === 'shell' && commands.includes(context.program)) {
    return [
      { text: 'Put the header in double quotes:', command: bearerRequest(own) },
      lengthStep(own, 'in the same shell'),
    ];
  }
  return [{ text: 'Put the token itself there instead of the reference.' }, setStep(context)];
}

function placeFor(expands: boolean, { program, names }: Context): string {
  if (fillers.includes(program)) return `where the ${program} starts`;
  return expands && !isInCode({ program, names }) ? 'in the same shell' : 'where the program runs';
}

function stepsIfEmpty(evidence: Evidence, context: Context): FixStep[] {
  const { syntax, name, expands } = evidence;
  const own = contextFor(name, context);
  if (isOfTerraform(evidence)) {
    const variable = `TF_VAR_${name ?? 'do_token'}`;
    return [lengthStep({ ...context, variable }, 'where Terraform runs')];
  }
  if (syntax === 'github-actions') {
    return [
      { text: 'Check that the secret exists under exactly this name:', command: 'gh secret list' },
      {
        text: 'Name the environment in the job (`environment: …`) if the secret belongs to one. Runs from forks get no secrets.',
      },
    ];
  }
  if (syntax === 'windows') {
    return [
      {
        text: 'Put the header in double quotes, in PowerShell:',
        command: `curl.exe -H "Authorization: Bearer $env:${own.variable}" https://api.digitalocean.com/v2/account`,
      },
    ];
  }
  // A variable of the code isn't one of the environment.
  if (name !== null && !isVariable(name) && isInCode(context)) {
    return [
      {
        text: `Print the length of \`${name}\` in the code, right before the request. Without a value, look at where it’s set.`,
      },
      thenCheck('Check the token that it gets there.', context),
    ];
  }
  return isVariableNamed(own)
    ? [
        lengthStep(own, placeFor(expands, context)),
        thenCheck('Check the token in the variable.', own),
      ]
    : [{ text: 'Check that the reference has a value where the program runs.' }];
}
